package dev.rapport.time;

import java.time.Instant;

/**
 * Microseconds since 1970-01-01T00:00:00Z, the unit in which facts keep their times: one {@code long} reaches from
 * the year -290308 to 294247, and is exactly what PostgreSQL's {@code timestamptz} can tell apart.
 */
public final class EpochMicros {
    /** The earliest instant that has a count. */
    public static final Instant MIN = toInstant(Long.MIN_VALUE);

    /** The latest instant that has a count. */
    public static final Instant MAX = toInstant(Long.MAX_VALUE);

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private EpochMicros() {}

    /**
     * The count of an instant. What is finer than a microsecond is cut off towards the past, before 1970 as well as
     * after, so that the order of two instants is never reversed.
     *
     * @throws IllegalArgumentException when the instant lies outside {@link #MIN} .. {@link #MAX}
     */
    public static long fromInstant(Instant instant) {
        long seconds = instant.getEpochSecond();
        long micros = instant.getNano() / NANOS_PER_MICRO;
        try {
            // Before 1970 the seconds alone can be below the range while seconds and fraction together are in it.
            return seconds < 0
                    ? Math.addExact(Math.multiplyExact(seconds + 1, MICROS_PER_SECOND), micros - MICROS_PER_SECOND)
                    : Math.addExact(Math.multiplyExact(seconds, MICROS_PER_SECOND), micros);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "time %s is outside what microseconds can count, %s to %s".formatted(instant, MIN, MAX), e);
        }
    }

    /** The instant of a count; every {@code long} has one. */
    public static Instant toInstant(long epochMicros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(epochMicros, MICROS_PER_SECOND),
                Math.floorMod(epochMicros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }
}
