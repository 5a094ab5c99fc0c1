package dev.rapport.metric.statistics;

import java.util.Arrays;

/** Puts values where they would stand if all were sorted, without sorting what nobody asks for. In place. */
final class Selection {
    /** From so few values on, sorting is faster than dividing. */
    static final int FEW = 64;

    private Selection() {}

    /** How often values may be divided before the choice of the pivot counts as misled and they are sorted instead. */
    static int divisionsAllowed(int count) {
        return 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(count));
    }

    /** A value near the middle: the median of the medians of three times three values, evenly spaced. */
    static long pivot(long[] values, int from, int to) {
        int step = (to - from) / 9;
        return median(
                median(values[from], values[from + step], values[from + 2 * step]),
                median(values[from + 3 * step], values[from + 4 * step], values[from + 5 * step]),
                median(values[from + 6 * step], values[from + 7 * step], values[to - 1]));
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /** Puts the values of {@code [from..to)} that are below the bound first; gives the place behind them. */
    static int putBelowFirst(long[] values, int from, int to, long bound) {
        int end = from;
        for (int i = from; i < to; i++) {
            // Swapped whether or not it is below: a branch that the processor can't foresee costs more than a store.
            long value = values[i];
            values[i] = values[end];
            values[end] = value;
            end += value < bound ? 1 : 0;
        }
        return end;
    }

    /** The same with the values that are at most the bound. */
    static int putAtMostFirst(long[] values, int from, int to, long bound) {
        return bound == Long.MAX_VALUE ? to : putBelowFirst(values, from, to, bound + 1);
    }

    /** The value of the given place in {@code [from..to)}, were that part sorted. */
    static long select(long[] values, int from, int to, int place) {
        select(values, from, to, new int[] {place}, 0, 1, divisionsAllowed(to - from));
        return values[place];
    }

    /** Puts to the given places, in ascending order, the values that stand there when that part is sorted. */
    static void select(long[] values, int from, int to, int[] places) {
        select(values, from, to, places, 0, places.length, divisionsAllowed(to - from));
    }

    /** The same for {@code places[firstPlace..endPlace)}, with so many divisions allowed. */
    static void select(long[] values, int from, int to, int[] places, int firstPlace, int endPlace, int divisions) {
        if (firstPlace == endPlace) {
            return;
        }
        if (to - from <= FEW || divisions == 0) {
            Arrays.sort(values, from, to);
            return;
        }
        long pivot = pivot(values, from, to);
        int less = putBelowFirst(values, from, to, pivot);
        int greater = putAtMostFirst(values, less, to, pivot);
        int endLeft = firstPlace;
        while (endLeft < endPlace && places[endLeft] < less) {
            endLeft++;
        }
        int firstRight = endLeft;
        while (firstRight < endPlace && places[firstRight] < greater) {
            firstRight++;
        }
        select(values, from, less, places, firstPlace, endLeft, divisions - 1);
        select(values, greater, to, places, firstRight, endPlace, divisions - 1);
    }
}
