package dev.rapport.ingest.hook;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before something is fetched again: each pause is twice the one before, up to a longest one, and there
 * is an end to it.
 *
 * @param first pause
 * @param longest pause, unless the vendor wishes a longer one
 * @param most tries, the first one included
 */
record FetchPauses(Duration first, Duration longest, int most) {
    /** What a vendor can wish for at most: a number that was meant otherwise must not put a delivery off for ever. */
    private static final Duration LONGEST_WISH = Duration.ofDays(1);

    private static final int MOST_DOUBLINGS = 30;

    /**
     * The pause after so many tries in vain; empty when that was the last.
     *
     * @param wished how long the vendor asks to be left alone; zero when it asks nothing
     */
    Optional<Duration> after(int tries, Duration wished) {
        if (tries >= most) {
            return Optional.empty();
        }
        Duration doubled = first.multipliedBy(1L << Math.min(Math.max(tries - 1, 0), MOST_DOUBLINGS));
        Duration pause = doubled.compareTo(longest) < 0 ? doubled : longest;
        Duration granted = wished.compareTo(LONGEST_WISH) < 0 ? wished : LONGEST_WISH;
        return Optional.of(granted.compareTo(pause) > 0 ? granted : pause);
    }

    /** How long the other deliveries of a hook wait whose vendor has just failed: not as long as the one that failed. */
    Duration ofOthers(Duration wished) {
        return new FetchPauses(first, longest, 2).after(1, wished).orElse(first);
    }
}
