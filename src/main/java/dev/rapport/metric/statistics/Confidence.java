package dev.rapport.metric.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How sure an interval is to be: the share of intervals, made in this way again and again, that hold the true value.
 *
 * @param level 0.5 to 0.999; below, an interval says nothing, and above, the approximations by the normal distribution
 *     that stand behind it no longer hold
 */
public record Confidence(double level) {
    /** 95 %, unless asked otherwise. */
    public static final Confidence DEFAULT = new Confidence(0.95);

    private static final double LOWEST = 0.5;
    private static final double HIGHEST = 0.999;
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    /** @throws IllegalArgumentException when the level is outside 0.5 to 0.999 */
    public Confidence {
        if (!(level >= LOWEST && level <= HIGHEST)) {
            throw new IllegalArgumentException("confidence level %s: must be a fraction from %s to %s, such as 0.95"
                    .formatted(level, LOWEST, HIGHEST));
        }
    }

    /**
     * How many standard errors the interval reaches to either side: the standard normal quantile at {@code 1 - (1 -
     * level) / 2}, 1.959964 for 95 %.
     */
    public double z() {
        return STANDARD_NORMAL.inverseSurvivalProbability((1 - level) / 2);
    }
}
