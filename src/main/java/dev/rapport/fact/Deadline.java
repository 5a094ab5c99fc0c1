package dev.rapport.fact;

import dev.rapport.fact.InteractionFact.Interval;
import dev.rapport.fact.InteractionFact.Level;
import dev.rapport.terms.Promise;
import dev.rapport.time.BusinessCalendar;
import dev.rapport.time.EpochMicros;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Finds when a promise is due: the first instant at which as much time as its target has passed on its clock. */
final class Deadline {
    private final @Nullable BusinessCalendar calendar;
    private long now;
    private long left;

    private Deadline(Promise promise, long start) {
        this.calendar = promise.calendar();
        this.now = start;
        this.left = promise.target().toNanos() / 1000;
    }

    /**
     * The level of a promise whose clock runs from {@code start} and stands still during the pauses.
     *
     * @param pauses in order; the last one may have no end
     */
    static Level of(Promise promise, Instant start, List<Interval> pauses) {
        OptionalLong due = new Deadline(promise, EpochMicros.fromInstant(start)).find(pauses);
        return new Level(promise.policy(), due.isEmpty() ? null : EpochMicros.toInstant(due.getAsLong()));
    }

    private OptionalLong find(List<Interval> pauses) {
        for (Interval pause : pauses) {
            long from = EpochMicros.fromInstant(pause.from());
            long passed = passedUntil(from);
            if (passed >= left) {
                break;
            }
            Instant end = pause.to();
            if (end == null) {
                return OptionalLong.empty();
            }
            left -= passed;
            now = EpochMicros.fromInstant(end);
        }
        return calendar == null ? OptionalLong.of(now + left) : calendar.after(now, left);
    }

    private long passedUntil(long instant) {
        return calendar == null ? Math.max(0, instant - now) : calendar.openMicros(now, instant);
    }
}
