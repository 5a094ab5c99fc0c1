package dev.rapport.ingest.http;

import dev.rapport.ingest.IngestConfiguration;
import dev.rapport.platform.problem.Problem;
import io.vertx.core.Vertx;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Looks now and then whether a document arrives fast enough. It takes no thread while it arrives, but memory. Used on the
 * event loop.
 */
final class PaceOfArrival implements AutoCloseable {
    private static final long LEAST_BYTES_A_SECOND = 1024;

    private final Vertx vertx;
    private final long timer;
    private long before;

    /**
     * Begins to look.
     *
     * @param arrived how many bytes have arrived
     * @param tooSlow is told when they are too few; may be told again
     */
    PaceOfArrival(Vertx vertx, IngestConfiguration limits, LongSupplier arrived, Consumer<Throwable> tooSlow) {
        this.vertx = vertx;
        long seconds = Math.max(1, limits.documentPatience().toSeconds());
        long rate = LEAST_BYTES_A_SECOND;
        this.timer = vertx.setPeriodic(seconds * 1000, look -> {
            long now = arrived.getAsLong();
            if (now - before < seconds * rate) {
                tooSlow.accept(Problem.requestTimeout(
                                "the body arrives too slowly: %,d bytes in the last %d seconds, at least %,d are expected; nothing of it was accepted"
                                        .formatted(now - before, seconds, seconds * rate))
                        .toException());
            }
            before = now;
        });
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
    }
}
