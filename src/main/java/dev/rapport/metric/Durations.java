package dev.rapport.metric;

import dev.rapport.metric.statistics.Percentiles;
import dev.rapport.schema.Property;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Durations in microseconds, which finish to exact percentiles in seconds. */
final class Durations {
    static final List<Property> COLUMNS = Stream.of("mean", "p50", "p90", "p95", "min", "max")
            .map(name -> Property.decimal(name).orNull().meaning("Seconds."))
            .toList();

    private static final double MICROS_PER_SECOND = 1e6;
    private static final double[] PERCENTILES = {0.5, 0.9, 0.95};

    private final LongArrayList micros = new LongArrayList();

    void add(long duration) {
        micros.add(duration);
    }

    void addAll(Durations others) {
        micros.addAll(others.micros);
    }

    int size() {
        return micros.size();
    }

    /** The durations themselves, in the first {@link #size} places; their order means nothing. */
    long[] elements() {
        return micros.elements();
    }

    /** Tells the columns, null where nothing was measured, and gives the cell whose value is the median. */
    Measures.Builder describe(Map<String, @Nullable Object> own) {
        int n = size();
        long[] durations = elements();
        double sum = sumSeconds(durations, n);
        double[] percentiles = n == 0 ? new double[PERCENTILES.length] : Percentiles.of(durations, n, PERCENTILES);
        own.put("mean", n == 0 ? null : sum / n);
        for (int p = 0; p < PERCENTILES.length; p++) {
            own.put(COLUMNS.get(p + 1).name(), n == 0 ? null : seconds(percentiles[p]));
        }
        own.put(
                "min",
                n == 0 ? null : seconds(Arrays.stream(durations, 0, n).min().orElseThrow()));
        own.put(
                "max",
                n == 0 ? null : seconds(Arrays.stream(durations, 0, n).max().orElseThrow()));
        return Measures.ratio(seconds(percentiles[0]), sum, n);
    }

    static double seconds(long micros) {
        return micros / MICROS_PER_SECOND;
    }

    private static double seconds(double micros) {
        return micros / MICROS_PER_SECOND;
    }

    /** Adds whole microseconds as long as they fit, so that the order of the facts leaves no trace in the sum. */
    private static double sumSeconds(long[] micros, int n) {
        BigInteger high = BigInteger.ZERO;
        long low = 0;
        for (int i = 0; i < n; i++) {
            long next = low + micros[i];
            if (next < low) {
                high = high.add(BigInteger.valueOf(low));
                next = micros[i];
            }
            low = next;
        }
        return new BigDecimal(high.add(BigInteger.valueOf(low)), 6).doubleValue();
    }
}
