package dev.rapport.query.budget;

import dev.rapport.metric.Effort;
import dev.rapport.metric.Need;
import dev.rapport.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What answering one request takes. Memory is taken from the budget in steps while it is needed, and given back when the
 * request has its answer, or failed, or has nobody left who waits for it.
 */
@RequestScoped
public class Reading {
    private static final long FIRST_STEP = 64 * 1024;
    private static final Duration AT_ONCE = Duration.ZERO;

    private final ReadingBudget budget;
    private final BooleanSupplier gone;
    private final Runnable breaking;
    private final long deadline;
    private long taken;
    private long held;
    private long rows;

    @Inject
    Reading(ReadingBudget budget, CurrentVertxRequest request) {
        this(budget, gone(request.getCurrent()), breaking(request.getCurrent()));
    }

    /** A request, by whether its client has gone and how it is told that what it has is not all. */
    Reading(ReadingBudget budget, BooleanSupplier gone, Runnable breaking) {
        this.breaking = breaking;
        this.budget = budget;
        this.gone = gone;
        this.deadline = budget.deadline();
    }

    private static BooleanSupplier gone(RoutingContext request) {
        return () -> request.response().closed();
    }

    private static Runnable breaking(RoutingContext request) {
        return () -> {
            if (request.response().headWritten()) {
                request.response().reset();
            }
        };
    }

    /** Ends a document in the middle so that nobody takes it for a whole one: the connection breaks off. */
    public void breakOff() {
        breaking.run();
    }

    /** The effort for one answer. What it holds is given back with the request, or when the part is closed. */
    public Part part() {
        return new Part();
    }

    /** The effort for seeing how large an answer will be: its rows are not those of an answer yet. */
    public Part sizing() {
        return new Part() {
            @Override
            public void close() {
                super.close();
                forgetRows();
            }
        };
    }

    /** What may still be taken. */
    public Need left() {
        return new Need(budget.cells() - rows, budget.bytes() - held);
    }

    /**
     * Takes what answers will take that are made one after the other, before anything of them is written.
     *
     * @param rows of all together
     * @param bytes of the largest
     */
    public void reserve(long rows, long bytes) {
        if (rows > budget.cells()) {
            throw budget.tooManyRows(rows);
        }
        grow(bytes);
    }

    private void grow(long bytes) {
        if (bytes > budget.bytes()) {
            throw budget.tooManyBytes(bytes);
        }
        if (bytes > taken) {
            long step = Math.max(bytes - taken, Math.max(FIRST_STEP, taken / 4));
            long more = Math.min(step, budget.bytes() - taken);
            budget.take(more, deadline);
            taken += more;
        }
    }

    /** At the end of the request. */
    @PreDestroy
    void end() {
        budget.give(taken);
        taken = 0;
    }

    /** The effort for one answer. */
    public class Part implements Effort, AutoCloseable {
        private long heldHere;
        private long rowsHere;

        private Part() {}

        @Override
        public void goOn() {
            if (gone.getAsBoolean()) {
                throw Problem.unavailable("The connection was closed before the answer was there.", AT_ONCE)
                        .toException();
            }
        }

        @Override
        public void rows(long atLeast) {
            if (atLeast > rowsHere) {
                rows += atLeast - rowsHere;
                rowsHere = atLeast;
                if (rows > budget.cells()) {
                    throw budget.tooManyRows(rows);
                }
            }
        }

        @Override
        public void hold(long bytes) {
            held += bytes;
            heldHere += bytes;
            if (held > taken) {
                grow(held);
            }
        }

        final void forgetRows() {
            rows -= rowsHere;
            rowsHere = 0;
        }

        /** Gives back what is held, for the next part. */
        @Override
        public void close() {
            held -= heldHere;
            heldHere = 0;
        }
    }
}
