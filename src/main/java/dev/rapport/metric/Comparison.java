package dev.rapport.metric;

import dev.rapport.metric.statistics.Confidence;
import dev.rapport.metric.statistics.Interval;
import dev.rapport.metric.statistics.NetPromoterInterval;
import dev.rapport.metric.statistics.NewcombeInterval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a cell is compared with the same cell of another period, both at one instant. Proportions are compared by Newcombe's
 * interval, net promoter scores by {@code (m1 - m2) / sqrt(SE1² + SE2²)} with their adjusted means and standard errors;
 * durations and counts have a change but no significance.
 *
 * @param previous the other period's value
 * @param change this value less the other one; empty when one of them is missing
 * @param interval the interval of the change
 * @param significant whether the change is more than chance at that level; empty where nothing can be said
 */
public record Comparison(
        OptionalDouble previous, OptionalDouble change, Optional<Interval> interval, Optional<Boolean> significant) {

    /** Compares a cell with another one. */
    public static Comparison of(Measures now, Measures then, Confidence confidence) {
        OptionalDouble change = now.value().isPresent() && then.value().isPresent()
                ? OptionalDouble.of(now.value().getAsDouble() - then.value().getAsDouble())
                : OptionalDouble.empty();
        if (change.isEmpty()) {
            return new Comparison(then.value(), change, Optional.empty(), Optional.empty());
        }
        if (now.isProportion() && then.isProportion()) {
            Optional<Interval> interval = NewcombeInterval.of(
                    Math.round(now.numerator().orElseThrow()),
                    now.denominator().orElseThrow(),
                    Math.round(then.numerator().orElseThrow()),
                    then.denominator().orElseThrow(),
                    confidence);
            return new Comparison(then.value(), change, interval, interval.map(Comparison::excludesZero));
        }
        if (now.score().isPresent() && then.score().isPresent()) {
            Interval interval = difference(now.score().get(), then.score().get(), confidence);
            return new Comparison(then.value(), change, Optional.of(interval), Optional.of(excludesZero(interval)));
        }
        return new Comparison(then.value(), change, Optional.empty(), Optional.empty());
    }

    private static Interval difference(NetPromoterInterval now, NetPromoterInterval then, Confidence confidence) {
        double difference = now.adjustedMean() - then.adjustedMean();
        double reach = confidence.z() * Math.hypot(now.standardError(), then.standardError());
        return new Interval(difference - reach, difference + reach);
    }

    private static boolean excludesZero(Interval interval) {
        return interval.low() > 0 || interval.high() < 0;
    }
}
