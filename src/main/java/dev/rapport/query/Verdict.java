package dev.rapport.query;

import dev.rapport.metric.Comparison;
import dev.rapport.metric.Measures;
import dev.rapport.metric.statistics.Interval;
import dev.rapport.terms.Target;
import dev.rapport.terms.Target.Better;
import java.util.List;
import java.util.Optional;

/** What a change or a target means, in a word. */
final class Verdict {
    /** What a change can be. */
    static final List<String> OF_CHANGE = List.of("improved", "worsened", "no_significant_change");

    /** What a target can be. */
    static final List<String> OF_TARGET = List.of("met", "met_within_chance", "missed", "missed_within_chance");

    private Verdict() {}

    /** Better or worse than before, as far as that is more than chance; empty where it can't be told. */
    static Optional<String> ofChange(Comparison comparison, Optional<Better> better) {
        if (comparison.change().isEmpty() || comparison.significant().isEmpty()) {
            return Optional.empty();
        }
        if (!comparison.significant().get()) {
            return Optional.of("no_significant_change");
        }
        boolean up = comparison.change().getAsDouble() > 0;
        return better.map(side -> up == (side == Better.HIGHER) ? "improved" : "worsened");
    }

    /** Whether a target is met: surely, surely not, or not surely either, as the interval says; empty without a value. */
    static Optional<String> ofTarget(Measures measures, Target target) {
        if (measures.value().isEmpty()) {
            return Optional.empty();
        }
        double value = target.value().doubleValue();
        boolean met = isMet(measures.value().getAsDouble(), value, target.better());
        Optional<Interval> interval = measures.interval();
        boolean sure = interval.isEmpty()
                || isMet(interval.get().low(), value, target.better())
                        == isMet(interval.get().high(), value, target.better());
        return Optional.of((met ? "met" : "missed") + (sure ? "" : "_within_chance"));
    }

    private static boolean isMet(double value, double target, Better better) {
        return better == Better.HIGHER ? value >= target : value <= target;
    }
}
