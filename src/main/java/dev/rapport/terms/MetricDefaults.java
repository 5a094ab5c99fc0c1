package dev.rapport.terms;

import java.util.OptionalInt;

/**
 * What a workspace's metrics use where a question does not say.
 *
 * @param firstContactWindowDays within how many days a repeat contact spoils a first contact resolution
 * @param churnThresholdDays after how many days without a purchase a customer counts as lapsed; empty for automatic
 */
public record MetricDefaults(int firstContactWindowDays, OptionalInt churnThresholdDays) {
    /** Where a workspace has said nothing. */
    public static final MetricDefaults STANDARD = new MetricDefaults(7, OptionalInt.empty());
}
