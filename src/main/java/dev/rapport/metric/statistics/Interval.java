package dev.rapport.metric.statistics;

/**
 * A confidence interval, both ends included, in the unit of the value that it belongs to.
 *
 * @param low the lower end, finite
 * @param high the upper end, finite, not below {@code low}
 */
public record Interval(double low, double high) {
    /** @throws IllegalArgumentException when an end is not finite or the two are in the wrong order */
    public Interval {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException(
                    "interval from %s to %s: both must be finite and in ascending order".formatted(low, high));
        }
    }
}
