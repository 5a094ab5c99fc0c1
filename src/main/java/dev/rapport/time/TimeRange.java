package dev.rapport.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The half-open range {@code [from, to)}: an event at {@code from} is inside, one at {@code to} is not. Both ends are
 * kept to the microsecond, as facts are, so that a comparison of instants and one of microsecond counts agree.
 *
 * @param from the first instant inside; not before the year 1
 * @param to the first instant after it; not after 9999-12-31T00:00:00Z, so that every local time in the range has the
 *     four-digit year that RFC 3339 asks for
 */
public record TimeRange(Instant from, Instant to) {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * Cuts both ends to the microsecond.
     *
     * @throws IllegalArgumentException when the range is empty, runs backwards or leaves the years 1 to 9999
     */
    public TimeRange {
        if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    "range from %s to %s leaves what can be asked for, %s to %s".formatted(from, to, EARLIEST, LATEST));
        }
        Instant givenFrom = from;
        Instant givenTo = to;
        from = EpochMicros.toInstant(EpochMicros.fromInstant(from));
        to = EpochMicros.toInstant(EpochMicros.fromInstant(to));
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "range from %s to %s is empty: 'to' must be at least a microsecond after 'from'"
                            .formatted(givenFrom, givenTo));
        }
    }

    /** {@link #from()} in microseconds since the epoch. */
    public long fromMicros() {
        return EpochMicros.fromInstant(from);
    }

    /** {@link #to()} in microseconds since the epoch. */
    public long toMicros() {
        return EpochMicros.fromInstant(to);
    }

    /** Whether the instant lies in {@code [from, to)}. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** The elapsed time from {@link #from()} to {@link #to()}, greater than zero. */
    public Duration duration() {
        return Duration.between(from, to);
    }
}
