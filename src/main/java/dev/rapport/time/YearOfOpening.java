package dev.rapport.time;

import java.util.Arrays;

/** The open time of one local year as instants: sorted, without overlap, with running totals. In microseconds. */
final class YearOfOpening {
    private final long start;
    private final long end;
    private final long[] opens;
    private final long[] closes;
    private final long[] before;
    private final long total;

    /**
     * @param start the first instant of the year
     * @param end the first instant of the next year
     * @param opens ascending
     * @param closes each after its opening and not after the next one
     */
    YearOfOpening(long start, long end, long[] opens, long[] closes) {
        this.start = start;
        this.end = end;
        this.opens = opens;
        this.closes = closes;
        this.before = new long[opens.length];
        long sum = 0;
        for (int i = 0; i < opens.length; i++) {
            before[i] = sum;
            sum += closes[i] - opens[i];
        }
        this.total = sum;
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    long total() {
        return total;
    }

    /** The open time of the year that lies before an instant. */
    long openBefore(long instant) {
        int found = Arrays.binarySearch(opens, instant);
        int last = found >= 0 ? found : -found - 2;
        return last < 0 ? 0 : before[last] + Math.min(instant, closes[last]) - opens[last];
    }

    /**
     * The first instant by which so much of the year's open time has passed.
     *
     * @param open more than 0 and at most {@link #total()}
     */
    long instantOf(long open) {
        int found = Arrays.binarySearch(before, open);
        // Where an interval begins with exactly so much behind it, the one before has reached it at its closing.
        int interval = (found >= 0 ? found : -found - 1) - 1;
        return opens[interval] + open - before[interval];
    }
}
