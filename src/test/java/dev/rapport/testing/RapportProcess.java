package dev.rapport.testing;

import dev.rapport.testing.document.Answers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service as a process of its own, on a free port; ends only what it has started. */
public final class RapportProcess implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Process process;
    private final Path log;
    private volatile Optional<Integer> port = Optional.empty();

    private RapportProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the service without waiting for it. */
    public static RapportProcess launch(Path dataFolder, Map<String, String> environment) {
        return launch(List.of(), dataFolder, environment);
    }

    /** Starts the service by another command, which must end in running the words that follow it. */
    public static RapportProcess launch(List<String> before, Path dataFolder, Map<String, String> environment) {
        try {
            Path own = Files.createDirectories(Path.of("target", "processes")).toAbsolutePath();
            Path log = Files.createTempFile(own, "rapport", ".log");
            List<String> command = new ArrayList<>(before);
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-Djava.io.tmpdir=" + own, // who is killed leaves files there
                    "-jar",
                    jar().toString()));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("RAPPORT_DATA_DIR", dataFolder.toString());
            builder.environment().put("QUARKUS_HTTP_PORT", "0");
            builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
            builder.environment().putAll(environment);
            return new RapportProcess(builder.start(), log);
        } catch (IOException e) {
            throw new IllegalStateException("cannot start the service", e);
        }
    }

    /** Starts the service and waits until it is ready. */
    public static RapportProcess start(Path dataFolder) {
        return launch(dataFolder, Map.of()).awaitReady();
    }

    public RapportProcess awaitReady() {
        await("the service to be ready", () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the service ended with " + process.exitValue() + ":\n" + log());
            }
            return isReady();
        });
        return this;
    }

    public boolean isReady() {
        return port().isPresent() && statusOf("/q/health/ready") == 200;
    }

    /** The status of an answer; 0 if there is none. */
    public int statusOf(String path) {
        try {
            return get(path).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException {
        return send(HttpRequest.newBuilder(uri(path)), headers);
    }

    public HttpResponse<String> post(String path, String body, String... headers) throws IOException {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    public HttpResponse<String> delete(String path, String... headers) throws IOException {
        return send(HttpRequest.newBuilder(uri(path)).DELETE(), headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws IOException {
        request.timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return Answers.hold(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port().orElseThrow() + path);
    }

    private Optional<Integer> port() {
        if (port.isEmpty()) {
            Matcher matcher = LISTENING.matcher(log());
            port = matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
        }
        return port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9}. */
    public void killNow() {
        process.destroyForcibly();
        awaitExit();
    }

    /** As {@code kill}, without waiting. */
    public void signalEnd() {
        process.destroy();
    }

    /** As {@code kill}; the exit code. */
    public int terminate() {
        signalEnd();
        return awaitExit();
    }

    public int awaitExit() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the service does not end:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }

    private static Path jar() {
        Path jar = Path.of(System.getProperty("rapport.jar", "target/quarkus-app/quarkus-run.jar"));
        if (Files.notExists(jar)) {
            throw new AssertionError("There is no " + jar + ": run ./mvnw package first.");
        }
        return jar.toAbsolutePath();
    }
}
