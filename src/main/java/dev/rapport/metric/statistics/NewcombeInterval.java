package dev.rapport.metric.statistics;

import java.util.Optional;

/**
 * The interval of the difference of two proportions of independent samples, built from the Wilson interval of each. It stays
 * inside -1..1 and holds its level for small samples.
 *
 * <p>Source: R. G. Newcombe, Interval estimation for the difference between independent proportions: comparison of eleven
 * methods, Statistics in Medicine 17 (1998), method 10: {@code d - sqrt((p1 - l1)² + (u2 - p2)²)} to {@code d + sqrt((u1 -
 * p1)² + (p2 - l2)²)} with {@code d = p1 - p2}.
 */
public final class NewcombeInterval {
    private NewcombeInterval() {}

    /**
     * The interval of {@code successes1 / trials1 - successes2 / trials2}.
     *
     * @return empty when one of the samples is empty
     */
    public static Optional<Interval> of(
            long successes1, long trials1, long successes2, long trials2, Confidence confidence) {
        Optional<Interval> first = WilsonInterval.of(successes1, trials1, confidence);
        Optional<Interval> second = WilsonInterval.of(successes2, trials2, confidence);
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        double p1 = (double) successes1 / trials1;
        double p2 = (double) successes2 / trials2;
        double below = Math.hypot(p1 - first.get().low(), second.get().high() - p2);
        double above = Math.hypot(first.get().high() - p1, p2 - second.get().low());
        double difference = p1 - p2;
        return Optional.of(new Interval(difference - below, difference + above));
    }
}
