package dev.rapport.metric;

import dev.rapport.metric.statistics.Interval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What is known of one cell. */
public final class Measures {
    private static final int LOW_SAMPLE = 30;

    private final @Nullable Double value;
    private final double numerator;
    private final long denominator;
    private final long pending;
    private final @Nullable Interval interval;
    private final Map<String, Long> excluded;
    private final Map<String, @Nullable Object> own;

    /**
     * A finished cell.
     *
     * @param value null when the denominator is 0
     * @param excluded how many facts were left out, by reason
     * @param own the metric's own columns; absent ones are null
     */
    Measures(
            @Nullable Double value,
            double numerator,
            long denominator,
            long pending,
            @Nullable Interval interval,
            Map<String, Long> excluded,
            Map<String, @Nullable Object> own) {
        if ((value == null) != (denominator == 0)) {
            throw new IllegalArgumentException("a value is null exactly when its denominator is 0");
        }
        this.value = value;
        this.numerator = numerator;
        this.denominator = denominator;
        this.pending = pending;
        this.interval = interval;
        this.excluded = Collections.unmodifiableMap(new LinkedHashMap<>(excluded));
        this.own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
    }

    /** The value in the metric's unit; empty when there is no data, never 0 instead. */
    public OptionalDouble value() {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** What the value counts or sums. */
    public double numerator() {
        return numerator;
    }

    /** How many were counted. */
    public long denominator() {
        return denominator;
    }

    /** How many are not decided yet at the instant of the question. */
    public long pending() {
        return pending;
    }

    /** The confidence interval, where the metric has one and there is data. */
    public Optional<Interval> interval() {
        return Optional.ofNullable(interval);
    }

    /** How many facts of the cohort were left out, by reason. */
    public Map<String, Long> excluded() {
        return excluded;
    }

    /** The metric's own columns: numbers, null when not known, or lists of maps. */
    public Map<String, @Nullable Object> own() {
        return own;
    }

    /** How much the value can be relied upon. */
    public Status status() {
        if (denominator == 0) {
            return pending > 0 ? Status.IMMATURE : Status.NO_DATA;
        }
        return denominator < LOW_SAMPLE ? Status.LOW_SAMPLE : Status.OK;
    }

    /** How much a value can be relied upon. */
    public enum Status {
        /** Enough data. */
        OK,
        /** Nothing to count. */
        NO_DATA,
        /** Fewer than 30 counted. */
        LOW_SAMPLE,
        /** Everything is still pending. */
        IMMATURE;

        /** The name in answers. */
        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
