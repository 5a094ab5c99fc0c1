package dev.rapport.query.budget;

import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The memory that all requests share which are being answered. */
@ApplicationScoped
public class ReadingBudget {
    static final String MEMORY = "RAPPORT_READING_MEMORY";
    static final String REQUEST_MEMORY = "RAPPORT_READING_REQUEST_MEMORY";
    static final String CELLS = "RAPPORT_READING_CELLS";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final long ofAll;
    private final long ofOne;
    private final long cells;
    private final Duration patience;
    private long taken;

    @Inject
    ReadingBudget(ReadingSettings settings, MeterRegistry meters) {
        this(
                settings.memory().map(MemorySize::asLongValue).orElse((long)
                        (Runtime.getRuntime().maxMemory() * settings.heapShare())),
                settings.requestMemory().map(MemorySize::asLongValue).orElse(Long.MAX_VALUE),
                settings.cells(),
                settings.patience());
        Gauge.builder("rapport.reading.memory", this, ReadingBudget::taken)
                .description("What the requests that are being answered may take in memory")
                .baseUnit("bytes")
                .register(meters);
    }

    /**
     * A budget.
     *
     * @param ofAll the bytes of all requests, {@code ofOne} those of one; half of all at the most
     */
    ReadingBudget(long ofAll, long ofOne, long cells, Duration patience) {
        this.ofAll = ofAll;
        this.ofOne = ofOne == Long.MAX_VALUE ? ofAll / 2 : Math.min(ofAll, ofOne);
        this.cells = cells;
        this.patience = patience;
    }

    /** How many rows the answers of one request may have together. */
    public long cells() {
        return cells;
    }

    /** How many bytes one request may take. */
    public long bytes() {
        return ofOne;
    }

    synchronized long taken() {
        return taken;
    }

    /**
     * Takes memory for a request that has some already; waits a moment when others have it.
     *
     * @param deadline until when, by {@link System#nanoTime()}
     * @throws ProblemException {@code overloaded} when they keep it
     */
    synchronized void take(long bytes, long deadline) {
        while (taken + bytes > ofAll) {
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (millis <= 0) {
                throw busy();
            }
            try {
                wait(millis);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw busy();
            }
        }
        taken += bytes;
    }

    synchronized void give(long bytes) {
        taken -= bytes;
        notifyAll();
    }

    /** Until when a request that begins now may wait. */
    long deadline() {
        return System.nanoTime() + patience.toNanos();
    }

    private ProblemException busy() {
        return Problem.overloaded(
                        "Other requests have the memory that this one needs (%s of all, %s); nothing was counted. Ask again in a moment."
                                .formatted(Sizes.told(ofAll), MEMORY),
                        RETRY_AFTER)
                .toException();
    }

    ProblemException tooManyBytes(long need) {
        return Problem.budgetExceeded(
                        "The answer takes at least %s of memory; one request has %s. Ask for fewer groups, longer buckets or a shorter range, or raise %s."
                                .formatted(Sizes.told(need), Sizes.told(ofOne), setting()),
                        need,
                        ofOne,
                        setting())
                .toException();
    }

    /** Half of all is the most of one unless it is set: then it is that of all which has to be raised. */
    private String setting() {
        return ofOne < ofAll / 2 || ofOne == ofAll ? REQUEST_MEMORY : MEMORY;
    }

    ProblemException tooManyRows(long need) {
        return Problem.budgetExceeded(
                        "The answer has at least %,d rows (buckets times groups, of all metrics asked for); one request has at most %,d. Ask for fewer groups, longer buckets or a shorter range, or raise %s."
                                .formatted(need, cells, CELLS),
                        need,
                        cells,
                        CELLS)
                .toException();
    }
}
