package dev.rapport.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.ServiceDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Somebody who follows the pages from the first to the last, in one folder, with one service. */
final class Walkthrough implements AutoCloseable {
    private static final String DOCUMENTED_ADDRESS = "http://localhost:8080";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Shell shell;
    private Optional<StartedService> service = Optional.empty();
    private Optional<OtherServer> otherServer = Optional.empty();
    private Optional<JsonNode> login = Optional.empty();

    /** Somebody in a folder that holds a working copy of the project as far as the pages need it. */
    Walkthrough(Path root) throws IOException {
        folder = Files.createDirectories(root.resolve("rapport"));
        shell = new Shell(folder, Files.createDirectories(root.resolve("tools")));
    }

    /** Fails unless the real answer is what the page shows, if it shows one. */
    static void compare(Optional<Block> shown, String real) {
        shown.ifPresent(block -> {
            List<String> differences = Answer.differences(block, real);
            if (!differences.isEmpty()) {
                throw new AssertionError("%s shows another answer:%n%s%nThe whole answer:%n%s"
                        .formatted(block.place(), String.join("\n", differences), real));
            }
        });
    }

    /** Runs a block in the shell. */
    String shell(Block block) throws IOException {
        String printed = here(() -> shell.run(atRealAddress(block.text())), block);
        rememberLogin(printed);
        return service.map(started -> printed.replace(started.address(), DOCUMENTED_ADDRESS))
                .orElse(printed);
    }

    /** Starts the service by the page's command and waits until it is ready. */
    void startService(Block block) throws IOException {
        if (service.isPresent()) {
            throw new AssertionError(block.place() + ": the service is running already");
        }
        StandInBuild.install(folder);
        service = Optional.of(StartedService.start(shell, block.text(), folder));
    }

    /** Runs a block while the service is stopped, and starts the service again as it was started. */
    void whileStopped(Block block) throws IOException {
        startedService().close();
        shell(block);
        startedService().again();
    }

    /** Runs the statements of a block; their rows as CSV with a header. */
    String sql(Block block, DatabaseSession session) throws IOException, SQLException {
        try (Connection connection = connect(session)) {
            return Statements.run(connection, block.text());
        } catch (SQLException e) {
            throw new AssertionError("%s: %s%n%s".formatted(block.place(), e.getMessage(), block.text()), e);
        }
    }

    /** Posts a body to the workspace of the first key; fails unless it is taken. */
    void post(Block block, String path, String body) throws IOException {
        HttpResponse<String> answer =
                startedService().post(path, body, Files.readString(folder.resolve("data/initial-key")));
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError("%s: POST %s answers %d to it: %s"
                    .formatted(block.place(), path, answer.statusCode(), answer.body()));
        }
    }

    /** Writes a file where the reader stands. */
    void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    /** The service that runs. */
    StartedService startedService() {
        return service.orElseThrow(() -> new AssertionError("no page has started the service so far"));
    }

    /** The server on which statements were run that prepare one for the service, if a page had such. */
    Optional<OtherServer> otherServer() {
        return otherServer;
    }

    private Connection connect(DatabaseSession session) throws IOException, SQLException {
        ServiceDatabase embedded = new ServiceDatabase(folder.resolve("data"));
        return switch (session) {
            case OWNER -> embedded.connect();
            case LOGIN -> {
                JsonNode made = login.orElseThrow(() -> new AssertionError("no block above makes a login"));
                yield DriverManager.getConnection(
                        embedded.url(),
                        made.get("role").textValue(),
                        made.get("password").textValue());
            }
            case OTHER_SERVER -> {
                if (otherServer.isEmpty()) {
                    otherServer = Optional.of(OtherServer.start(folder.resolveSibling("other-server")));
                }
                yield otherServer.get().connect();
            }
        };
    }

    private void rememberLogin(String printed) {
        try {
            Optional.ofNullable(JSON.readTree(printed))
                    .filter(answer -> answer.has("role") && answer.has("password"))
                    .ifPresent(answer -> login = Optional.of(answer));
        } catch (IOException notJson) {
            // not every answer is
        }
    }

    /** What names the documented address talks to the service that was started, and never to another one that is there. */
    private String atRealAddress(String text) {
        return text.contains(DOCUMENTED_ADDRESS)
                ? text.replace(DOCUMENTED_ADDRESS, startedService().address())
                : text;
    }

    private static String here(Commands commands, Block block) throws IOException {
        try {
            return commands.run();
        } catch (AssertionError e) {
            throw new AssertionError(block.place() + " " + e.getMessage(), e);
        }
    }

    private interface Commands {
        String run() throws IOException;
    }

    @Override
    public void close() {
        service.ifPresent(StartedService::close);
        otherServer.ifPresent(OtherServer::close);
    }
}
