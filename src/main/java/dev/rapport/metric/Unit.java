package dev.rapport.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a metric's value is counted in. */
public enum Unit {
    /** A share between 0 and 1. */
    FRACTION,
    /** Net promoter points between -100 and 100. */
    POINTS,
    /** Seconds. */
    SECONDS,
    /** A number of facts. */
    COUNT,
    /** An amount of money in the row's currency. */
    AMOUNT;

    /** All names. */
    public static List<String> wireNames() {
        return Arrays.stream(values()).map(Unit::wireName).toList();
    }

    /** The name in answers. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
