package dev.rapport.metric.statistics;

import java.util.Optional;

/**
 * The adjusted Wald interval of a net promoter score: three answers are added, three quarters of a promoter, one and a
 * half passives and three quarters of a detractor, which makes p ± z·SE hold its level in small surveys too.
 *
 * <p>Source: B. Rocks, Interval estimation for the "net promoter score", The American Statistician 70 (2016):
 * {@code n' = n + 3}, {@code p' = (P + 3/4) / n'}, {@code d' = (D + 3/4) / n'}, {@code m = p' - d'}, {@code SE =
 * sqrt((p' + d' - m²) / n')}. All in points here, a hundred times the fraction. Two scores are compared by {@code (m1 -
 * m2) / sqrt(SE1² + SE2²)}.
 *
 * @param adjustedMean {@code m}, in points, -100..100; nearer to 0 than the score itself, which is not it
 * @param standardError {@code SE}, in points, greater than 0
 */
public record NetPromoterInterval(double adjustedMean, double standardError) {
    private static final double ADDED_ANSWERS = 3;
    private static final double ADDED_PROMOTERS = 0.75;
    private static final double ADDED_DETRACTORS = 0.75;
    private static final double POINTS = 100;

    /** @throws IllegalArgumentException when the mean is outside -100..100 or the error is not positive */
    public NetPromoterInterval {
        if (!(Math.abs(adjustedMean) <= POINTS) || !(standardError > 0 && standardError <= POINTS)) {
            throw new IllegalArgumentException(
                    "adjusted mean %s with standard error %s: must be points, -100..100 and above 0"
                            .formatted(adjustedMean, standardError));
        }
    }

    /**
     * The adjusted mean and standard error of a survey.
     *
     * @return empty when nobody answered: then there is no score either
     * @throws IllegalArgumentException when a count is negative
     */
    public static Optional<NetPromoterInterval> of(long promoters, long passives, long detractors) {
        if (promoters < 0 || passives < 0 || detractors < 0) {
            throw new IllegalArgumentException("%d promoters, %d passives, %d detractors: counts can't be negative"
                    .formatted(promoters, passives, detractors));
        }
        double answers = (double) promoters + passives + detractors;
        if (answers == 0) {
            return Optional.empty();
        }
        double n = answers + ADDED_ANSWERS;
        double p = (promoters + ADDED_PROMOTERS) / n;
        double d = (detractors + ADDED_DETRACTORS) / n;
        double mean = p - d;
        // p + d - m², written as a sum of what is positive: near +/-100 a difference would lose its digits.
        double standardError = Math.sqrt((p * (1 - p) + d * (1 - d) + 2 * p * d) / n);
        return Optional.of(new NetPromoterInterval(POINTS * mean, POINTS * standardError));
    }

    /** {@code m ± z·SE} in points, clipped to -100..100. */
    public Interval at(Confidence confidence) {
        double reach = confidence.z() * standardError;
        return new Interval(Math.max(-POINTS, adjustedMean - reach), Math.min(POINTS, adjustedMean + reach));
    }
}
