package dev.rapport.documentation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The service as a page's own command starts it, but on a free port. */
final class StartedService implements AutoCloseable {
    private static final String DEMO_IS_COMPLETE = "The demo data are complete";
    /** Enough for a machine that builds other things beside. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Shell shell;
    private final String command;
    private final Path folder;
    private final int port;
    private final Path log;
    private Process process;

    private StartedService(Shell shell, String command, Path folder, int port) throws IOException {
        this.shell = shell;
        this.command = command;
        this.folder = folder;
        this.port = port;
        this.log = folder.resolveSibling("service.log");
        this.process = launch();
    }

    /** Runs the command and waits until the service is ready and its demo complete. */
    static StartedService start(Shell shell, String command, Path folder) throws IOException {
        StartedService service = new StartedService(shell, command, folder, freePort());
        try {
            service.awaitReady();
        } catch (AssertionError e) {
            service.close();
            throw e;
        }
        return service;
    }

    /** Runs the command again, after the service was stopped, on the same port. */
    void again() throws IOException {
        process = launch();
        awaitReady();
    }

    private Process launch() throws IOException {
        Files.deleteIfExists(log);
        return shell.begin(
                command,
                log,
                Map.of(
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port),
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "JDK_JAVA_OPTIONS",
                        "-Xmx384m -Djava.io.tmpdir=" + folder.getParent()));
    }

    private void awaitReady() {
        await("the documented command does not start the service", this::isReady);
        await("the demo does not become complete", () -> log().contains(DEMO_IS_COMPLETE));
    }

    private void await(String failure, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("%s within %s:%n%s".formatted(failure, PATIENCE, log()));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError("the service ended with " + process.exitValue() + ":\n" + log());
        }
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where it listens. */
    String address() {
        return "http://localhost:" + port;
    }

    HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(address() + path)));
    }

    HttpResponse<String> post(String path, String body, String key) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(address() + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the service, and with it the shell that has started it. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.children().toList();
        (children.isEmpty() ? List.of(process.toHandle()) : children).forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the service does not end:\n" + log());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
