package dev.rapport.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The embedded database of a service process, from outside: its tables, and its processes as signals reach them. */
public record ServiceDatabase(Path dataFolder) {

    /** How to reach it. */
    public String url() throws IOException {
        return "jdbc:postgresql://127.0.0.1:%d/rapport".formatted(port());
    }

    public int port() throws IOException {
        return Integer.parseInt(read("port"));
    }

    public String user() {
        return "rapport";
    }

    public String password() throws IOException {
        return read("password");
    }

    public Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    /** The first column of all rows, as text. */
    public List<String> column(String sql, Object... parameters) throws IOException, SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> values = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
            return values;
        }
    }

    /** The first column of the only row. */
    public long number(String sql, Object... parameters) throws IOException, SQLException {
        return Long.parseLong(column(sql, parameters).get(0));
    }

    /** Runs a statement that answers nothing. */
    public void execute(String sql, Object... parameters) throws IOException, SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    /** The server's main process, if its file names one that runs and is this server. */
    public Optional<ProcessHandle> postmaster() {
        Path file = dataFolder.resolve("postgres/cluster/postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                            .filter(ProcessHandle::isAlive)
                            .filter(this::isThisServer);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private boolean isThisServer(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(dataFolder.toString()))
                .isPresent();
    }

    /** As {@code kill -9} of the main process; its children notice and end. */
    public void killPostmaster() {
        postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Holds the server with all that it is doing, as a machine does that hangs. */
    public void freeze() {
        signalAll("STOP");
    }

    public void thaw() {
        signalAll("CONT");
    }

    private void signalAll(String signal) {
        ProcessHandle main = postmaster().orElseThrow();
        Signals.send(signal, main);
        main.descendants().forEach(child -> Signals.send(signal, child));
    }

    private String read(String name) throws IOException {
        return Files.readString(dataFolder.resolve("postgres").resolve(name)).strip();
    }
}
