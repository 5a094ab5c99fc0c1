package dev.rapport.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the denominator counts. */
public enum UnitOfCount {
    /** Single facts; groups add up to the total. */
    EVENT,
    /** People, each once in a cell; groups do not add up to the total. */
    CUSTOMER,
    /** What there is at the end of a bucket, whenever it began; buckets do not add up. */
    SNAPSHOT;

    /** All names. */
    public static List<String> wireNames() {
        return Arrays.stream(values()).map(UnitOfCount::wireName).toList();
    }

    /** The name in answers. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
