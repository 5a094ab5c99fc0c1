package dev.rapport.metric.statistics;

import java.util.Optional;

/**
 * The interval of a proportion by its score test. It stays inside 0..1 and holds its level for small numbers and for
 * proportions near 0 and 1, where the textbook's p ± z·SE does neither.
 *
 * <p>Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the
 * American Statistical Association 22 (1927); without continuity correction. The ends are the two roots of
 * {@code (1 + z²/n)x² - (2p + z²/n)x + p² = 0} with {@code p = successes / trials} and {@code n = trials}.
 */
public final class WilsonInterval {
    private WilsonInterval() {}

    /**
     * The interval of {@code successes / trials}, as fractions 0..1. It always holds the proportion itself; its lower
     * end is exactly 0 without successes and its upper end exactly 1 without failures.
     *
     * @return empty when there are no trials: then there is no proportion either
     * @throws IllegalArgumentException unless {@code 0 <= successes <= trials}
     */
    public static Optional<Interval> of(long successes, long trials, Confidence confidence) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "%d successes of %d trials: must be 0 <= successes <= trials".formatted(successes, trials));
        }
        if (trials == 0) {
            return Optional.empty();
        }
        double z = confidence.z();
        double n = trials;
        double proportion = successes / n;
        double spread = z * Math.sqrt(z * z + 4 * proportion * (trials - successes));
        double high = (2.0 * successes + z * z + spread) / (2 * (n + z * z));
        // The product of the two roots is p² / (1 + z²/n): unlike a difference it loses no digits near 0.
        double low = successes * proportion / ((n + z * z) * high);
        return Optional.of(
                new Interval(Math.min(low, proportion), successes == trials ? 1 : Math.max(high, proportion)));
    }
}
