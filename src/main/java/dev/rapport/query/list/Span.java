package dev.rapport.query.list;

/**
 * A half-open range of times in microseconds since 1970, or all of time.
 *
 * @param from the first time in it
 * @param to the first time behind it
 */
record Span(long from, long to) {
    /** All of time, what has no time included. */
    static final Span ALWAYS = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Whether the time is in it; what has no time is in no range. */
    boolean contains(long micros) {
        return isAlways() || (micros >= from && micros < to && micros != Long.MIN_VALUE);
    }

    /** Whether nothing was said of the time. */
    boolean isAlways() {
        return equals(ALWAYS);
    }
}
