package dev.rapport.metric.statistics;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The median of durations of which some are not over yet, or ended in another way: how long a customer waits, when
 * those who wait still are counted with what is known of them. Leaving them out would make the slowest answers
 * invisible for as long as they are slow.
 *
 * <p>Source: E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations, Journal of the American
 * Statistical Association 53 (1958): S(t) is the product, over the events up to t, of 1 - events / still at risk. A
 * duration that is censored in the moment of an event is still at risk then: the event comes first.
 *
 * <p>Over events between which nobody is censored the product telescopes to one fraction, whatever their order. So the
 * durations are divided around pivots as in quicksort, but not beyond the median, and not where only one kind is left.
 */
public final class KaplanMeier {
    private final long[] events;
    private final long[] censored;
    private final SurvivalProduct survival = new SurvivalProduct();
    private long atRisk;

    private KaplanMeier(long[] events, long[] censored, long atRisk) {
        this.events = events;
        this.censored = censored;
        this.atRisk = atRisk;
    }

    /**
     * The first t with S(t) &lt;= 1/2, in the unit of the durations. It is one of the events. Whether S(t) reaches one
     * half is decided exactly, never by the rounding of a product. Reorders both parts of the arrays; the order they
     * are left in means nothing.
     *
     * @param events the durations that ended in the event, in {@code [0..eventCount)}, in any order
     * @param censored the durations known only to be longer than this, or ended otherwise, in
     *     {@code [0..censoredCount)}, in any order
     * @return empty when S stays above one half, and when there is nothing at all
     * @throws IllegalArgumentException when a count is negative or more than its array holds
     */
    public static OptionalLong median(long[] events, int eventCount, long[] censored, int censoredCount) {
        requireInside(events, eventCount, "events");
        requireInside(censored, censoredCount, "censored durations");
        return new KaplanMeier(events, censored, (long) eventCount + censoredCount)
                .search(0, eventCount, 0, censoredCount, Selection.divisionsAllowed(eventCount));
    }

    private static void requireInside(long[] durations, int count, String what) {
        if (count < 0 || count > durations.length) {
            throw new IllegalArgumentException(
                    "%d %s in an array of %d: must be 0 or more, and in it".formatted(count, what, durations.length));
        }
    }

    /** Passes the given parts, all before them having been passed; stops at the median. */
    private OptionalLong search(int event, int endEvent, int censoring, int endCensoring, int divisions) {
        if (event == endEvent || censoring == endCensoring) {
            return pass(event, endEvent, endCensoring - censoring);
        }
        int eventsLeft = endEvent - event;
        int censoringsLeft = endCensoring - censoring;
        if (Math.max(eventsLeft, censoringsLeft) <= Selection.FEW || divisions == 0) {
            return searchSorted(event, endEvent, censoring, endCensoring);
        }
        // The fewer of the two kinds are to be used up.
        long pivot = eventsLeft < censoringsLeft
                ? Selection.pivot(events, event, endEvent)
                : Selection.pivot(censored, censoring, endCensoring);
        int lessEvent = Selection.putBelowFirst(events, event, endEvent, pivot);
        int moreEvent = Selection.putAtMostFirst(events, lessEvent, endEvent, pivot);
        int lessCensoring = Selection.putBelowFirst(censored, censoring, endCensoring, pivot);
        int moreCensoring = Selection.putAtMostFirst(censored, lessCensoring, endCensoring, pivot);
        OptionalLong median = search(event, lessEvent, censoring, lessCensoring, divisions - 1);
        if (median.isEmpty()) {
            median = pass(lessEvent, moreEvent, moreCensoring - lessCensoring);
        }
        return median.isPresent() ? median : search(moreEvent, endEvent, moreCensoring, endCensoring, divisions - 1);
    }

    private OptionalLong searchSorted(int event, int endEvent, int censoring, int endCensoring) {
        Arrays.sort(events, event, endEvent);
        Arrays.sort(censored, censoring, endCensoring);
        OptionalLong median = OptionalLong.empty();
        int e = event;
        int c = censoring;
        while (median.isEmpty() && (e < endEvent || c < endCensoring)) {
            int run = e;
            while (e < endEvent && (c == endCensoring || events[e] <= censored[c])) {
                e++;
            }
            int left = c;
            while (c < endCensoring && (e == endEvent || censored[c] < events[e])) {
                c++;
            }
            median = pass(run, e, c - left);
        }
        return median;
    }

    /** Passes events that have no censoring between them, and then the censorings that follow on them. */
    private OptionalLong pass(int event, int endEvent, int censorings) {
        int count = endEvent - event;
        if (count > 0) {
            if (survival.isAtMostHalfWith(atRisk - count, atRisk)) {
                return OptionalLong.of(Selection.select(events, event, endEvent, event + eventsToHalf(count) - 1));
            }
            survival.multiply(atRisk - count, atRisk);
        }
        atRisk -= (long) count + censorings;
        return OptionalLong.empty();
    }

    /** How many of the next events it takes until S is at most one half, when {@code enough} of them are. */
    private int eventsToHalf(int enough) {
        int tooFew = 0;
        int least = enough;
        while (least - tooFew > 1) {
            int tried = (tooFew + least) >>> 1;
            if (survival.isAtMostHalfWith(atRisk - tried, atRisk)) {
                least = tried;
            } else {
                tooFew = tried;
            }
        }
        return least;
    }
}
