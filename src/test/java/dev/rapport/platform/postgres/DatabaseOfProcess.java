package dev.rapport.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A look from outside into the database that a service process keeps in its data folder. */
record DatabaseOfProcess(Path dataFolder) {

    ServerFolder folder() {
        return new ServerFolder(dataFolder.resolve("postgres"));
    }

    String url() throws IOException {
        return "jdbc:postgresql://127.0.0.1:%s/rapport".formatted(Files.readString(folder().port()));
    }

    String password() throws IOException {
        return Files.readString(folder().password());
    }

    Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(url(), ServerControl.USER, password());
    }

    void keepARow() throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }
    }

    String ask(String query) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    Postmaster postmaster() {
        return Postmaster.read(folder()).orElseThrow();
    }

    void killServer() {
        Postmaster postmaster = postmaster();
        if (postmaster.state() != Postmaster.State.RUNNING) {
            throw new AssertionError("no server of this folder: " + postmaster);
        }
        ProcessHandle.of(postmaster.pid()).orElseThrow().destroyForcibly();
    }
}
