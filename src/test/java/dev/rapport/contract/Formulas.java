package dev.rapport.contract;

/** The contract's formulas, written down from their sources and not from the service. */
public final class Formulas {
    /** The two-sided 95 % quantile of the normal distribution. */
    public static final double Z = 1.959963984540054;

    private Formulas() {}

    /** Two ends of an interval. */
    public record Ends(double low, double high) {}

    /** Wilson's interval of a proportion. */
    public static Ends wilson(long successes, long of) {
        double n = of;
        double p = successes / n;
        double centre = p + Z * Z / (2 * n);
        double reach = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        return new Ends((centre - reach) / scale, (centre + reach) / scale);
    }

    /** Newcombe's hybrid interval (method 10) of the difference of two proportions. */
    public static Ends newcombe(long first, long ofFirst, long second, long ofSecond) {
        Ends one = wilson(first, ofFirst);
        Ends two = wilson(second, ofSecond);
        double p = (double) first / ofFirst;
        double q = (double) second / ofSecond;
        return new Ends(
                p - q - Math.sqrt(Math.pow(p - one.low(), 2) + Math.pow(two.high() - q, 2)),
                p - q + Math.sqrt(Math.pow(one.high() - p, 2) + Math.pow(q - two.low(), 2)));
    }

    /** The adjusted mean and standard error of a net promoter score, in points. */
    public record Score(double mean, double error) {
        public static Score of(long promoters, long passives, long detractors) {
            double n = promoters + passives + detractors + 3;
            double p = (promoters + 0.75) / n;
            double d = (detractors + 0.75) / n;
            double m = p - d;
            return new Score(100 * m, 100 * Math.sqrt((p + d - m * m) / n));
        }

        /** The adjusted Wald interval, clipped. */
        public Ends interval() {
            return new Ends(Math.max(-100, mean - Z * error), Math.min(100, mean + Z * error));
        }
    }
}
