package dev.rapport.metric.statistics;

import java.util.Arrays;

/**
 * Exact percentiles by linear interpolation between the two nearest ranks: type 7 of R. J. Hyndman and Y. Fan, Sample
 * quantiles in statistical packages, The American Statistician 50 (1996); what R, NumPy, spreadsheets and
 * PostgreSQL's {@code percentile_cont} give.
 *
 * <p>The array is divided around pivots as in quicksort, but only where a wanted rank lies: several times as fast as
 * sorting it.
 */
public final class Percentiles {
    private Percentiles() {}

    /**
     * The quantiles of {@code values[0..count)}, in the unit of the values. Reorders that part of the array; the order
     * it is left in means nothing.
     *
     * @param probabilities 0..1, in any order: 0.5 is the median, 0 the least value, 1 the greatest
     * @return one quantile for each probability, in their order
     * @throws IllegalArgumentException when there are no values, or a probability is outside 0..1
     */
    public static double[] of(long[] values, int count, double... probabilities) {
        if (count < 1 || count > values.length) {
            throw new IllegalArgumentException(
                    "percentiles of %d values in an array of %d: must be at least 1, and in it"
                            .formatted(count, values.length));
        }
        int[] ranks = new int[2 * probabilities.length];
        for (int i = 0; i < probabilities.length; i++) {
            double rank = rank(probabilities[i], count);
            ranks[2 * i] = (int) Math.floor(rank);
            ranks[2 * i + 1] = (int) Math.ceil(rank);
        }
        Arrays.sort(ranks);
        Selection.select(values, 0, count, ranks);
        double[] quantiles = new double[probabilities.length];
        for (int i = 0; i < probabilities.length; i++) {
            quantiles[i] = interpolated(values, rank(probabilities[i], count));
        }
        return quantiles;
    }

    private static double rank(double probability, int count) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability %s: must be a fraction from 0 to 1".formatted(probability));
        }
        return probability * (count - 1);
    }

    private static double interpolated(long[] values, double rank) {
        double below = values[(int) Math.floor(rank)];
        double above = values[(int) Math.ceil(rank)];
        // Subtracted as doubles: the distance of two longs may not fit into a long.
        return below + (rank - Math.floor(rank)) * (above - below);
    }
}
