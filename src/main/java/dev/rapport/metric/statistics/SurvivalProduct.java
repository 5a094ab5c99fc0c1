package dev.rapport.metric.statistics;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The product of survivors / at risk, each a fraction of whole numbers, and whether it has come down to one half. It is
 * kept in two doubles, the second holding what the first could not: about 100 bits, so that millions of factors leave
 * an error that only an exact tie comes near. The factors are kept as well, and decide then.
 *
 * <p>Source: T. J. Dekker, A floating-point technique for extending the available precision, Numerische Mathematik 18
 * (1971), with fused multiply-add for the error of a product.
 */
final class SurvivalProduct {
    // The error stays below 2^31 factors of 2^-98 each.
    private static final double UNDECIDED = 1e-18;

    private double high = 1;
    private double low;
    private long[] survivorsOfFactors = new long[8];
    private long[] atRiskOfFactors = new long[8];
    private int factors;

    /** Goes on with {@code survivors / atRisk}, both below 2^53. */
    void multiply(long survivors, long atRisk) {
        double quotient = (double) survivors / atRisk;
        double product = high * quotient;
        double rest = restOfProduct(survivors, atRisk, quotient, product);
        high = product + rest;
        low = rest - (high - product);
        if (factors == survivorsOfFactors.length) {
            survivorsOfFactors = Arrays.copyOf(survivorsOfFactors, 2 * factors);
            atRiskOfFactors = Arrays.copyOf(atRiskOfFactors, 2 * factors);
        }
        survivorsOfFactors[factors] = survivors;
        atRiskOfFactors[factors++] = atRisk;
    }

    /** Whether the product would be at most one half if it went on with {@code survivors / atRisk}: exact. */
    boolean isAtMostHalfWith(long survivors, long atRisk) {
        double quotient = (double) survivors / atRisk;
        double product = high * quotient;
        double aboveHalf = product - 0.5 + restOfProduct(survivors, atRisk, quotient, product);
        return Math.abs(aboveHalf) > UNDECIDED ? aboveHalf < 0 : isAtMostHalfExactly(survivors, atRisk);
    }

    private double restOfProduct(long survivors, long atRisk, double quotient, double product) {
        double restOfQuotient = Math.fma(-quotient, (double) atRisk, (double) survivors) / atRisk;
        return Math.fma(high, quotient, -product) + (high * restOfQuotient + low * quotient);
    }

    private boolean isAtMostHalfExactly(long survivors, long atRisk) {
        BigInteger above = wholeProduct(survivorsOfFactors, 0, factors).multiply(BigInteger.valueOf(survivors));
        BigInteger below = wholeProduct(atRiskOfFactors, 0, factors).multiply(BigInteger.valueOf(atRisk));
        return above.shiftLeft(1).compareTo(below) <= 0;
    }

    /** In halves of halves: numbers of equal size multiply fastest. */
    private static BigInteger wholeProduct(long[] values, int from, int to) {
        if (to - from < 2) {
            return from == to ? BigInteger.ONE : BigInteger.valueOf(values[from]);
        }
        int middle = (from + to) >>> 1;
        return wholeProduct(values, from, middle).multiply(wholeProduct(values, middle, to));
    }
}
