package dev.rapport.metric;

import dev.rapport.metric.statistics.Interval;
import dev.rapport.metric.statistics.NetPromoterInterval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is known of one cell. */
public final class Measures {
    private static final int LOW_SAMPLE = 30;

    private final @Nullable Double value;
    private final @Nullable Double numerator;
    private final @Nullable Long denominator;
    private final long counted;
    private final long pending;
    private final @Nullable Interval interval;
    private final @Nullable NetPromoterInterval score;
    private final boolean proportion;
    private final Map<String, Long> excluded;
    private final Map<String, @Nullable Object> own;

    private Measures(Builder builder) {
        this.value = builder.value;
        this.numerator = builder.numerator;
        this.denominator = builder.denominator;
        this.counted = builder.counted;
        this.pending = builder.pending;
        this.interval = builder.interval;
        this.score = builder.score;
        this.proportion = builder.proportion;
        this.excluded = Collections.unmodifiableMap(new LinkedHashMap<>(builder.excluded));
        this.own = Collections.unmodifiableMap(new LinkedHashMap<>(builder.own));
    }

    /** A share of so many. */
    static Builder proportion(long successes, long counted) {
        Builder builder = new Builder(counted);
        builder.value = counted == 0 ? null : (double) successes / counted;
        builder.numerator = (double) successes;
        builder.denominator = counted;
        builder.proportion = true;
        return builder;
    }

    /**
     * A value over so many.
     *
     * @param value ignored when nothing was counted
     */
    static Builder ratio(double value, double numerator, long counted) {
        Builder builder = new Builder(counted);
        builder.value = counted == 0 ? null : value;
        builder.numerator = numerator;
        builder.denominator = counted;
        return builder;
    }

    /**
     * A difference between two groups.
     *
     * @param comparable whether there is anybody in both
     */
    static Builder difference(boolean comparable, double difference, double numerator, long counted) {
        Builder builder = new Builder(counted);
        builder.value = comparable ? difference : null;
        builder.numerator = numerator;
        builder.denominator = counted;
        return builder;
    }

    /** A count or a sum, of nothing null rather than 0. */
    static Builder sum(double sum, long counted) {
        Builder builder = new Builder(counted);
        builder.value = counted == 0 ? null : sum;
        builder.numerator = sum;
        return builder;
    }

    /** Something that can't be said of all of these together. */
    static Builder unsayable(long counted, boolean hasDenominator) {
        Builder builder = new Builder(counted);
        builder.denominator = hasDenominator ? counted : null;
        return builder;
    }

    /** Adds to a cell what not every metric has. */
    static final class Builder {
        private final long counted;
        private @Nullable Double value;
        private @Nullable Double numerator;
        private @Nullable Long denominator;
        private long pending;
        private @Nullable Interval interval;
        private @Nullable NetPromoterInterval score;
        private boolean proportion;
        private Map<String, Long> excluded = Map.of();
        private Map<String, @Nullable Object> own = Map.of();

        private Builder(long counted) {
            this.counted = counted;
        }

        Builder pending(long facts) {
            this.pending = facts;
            return this;
        }

        Builder interval(Optional<Interval> known) {
            this.interval = known.orElse(null);
            return this;
        }

        Builder score(Optional<NetPromoterInterval> known) {
            this.score = known.orElse(null);
            return this;
        }

        Builder excluded(Map<String, Long> facts) {
            this.excluded = facts;
            return this;
        }

        Builder own(Map<String, @Nullable Object> columns) {
            this.own = columns;
            return this;
        }

        Measures build() {
            return new Measures(this);
        }
    }

    /** The value in the metric's unit; empty when there is no data, never 0 instead. */
    public OptionalDouble value() {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** What the value counts or sums; empty when that would add up what can't be added up. */
    public OptionalDouble numerator() {
        return numerator == null ? OptionalDouble.empty() : OptionalDouble.of(numerator);
    }

    /** How many were counted; empty for counts, which are no shares of anything. */
    public OptionalLong denominator() {
        return denominator == null ? OptionalLong.empty() : OptionalLong.of(denominator);
    }

    /** How many are not decided yet at the instant of the question. */
    public long pending() {
        return pending;
    }

    /** The confidence interval, where the metric has one and there is data. */
    public Optional<Interval> interval() {
        return Optional.ofNullable(interval);
    }

    /** Of a net promoter score: its adjusted mean and standard error. */
    Optional<NetPromoterInterval> score() {
        return Optional.ofNullable(score);
    }

    /** Whether the value is a share of independent facts. */
    boolean isProportion() {
        return proportion;
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
        if (counted == 0 || (value == null && numerator != null)) {
            return pending > 0 ? Status.IMMATURE : Status.NO_DATA;
        }
        return counted < LOW_SAMPLE ? Status.LOW_SAMPLE : Status.OK;
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

        /** All names. */
        public static java.util.List<String> wireNames() {
            return java.util.Arrays.stream(values()).map(Status::wireName).toList();
        }

        /** The name in answers. */
        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
