package dev.rapport.metric;

import dev.rapport.metric.statistics.KaplanMeier;
import dev.rapport.metric.statistics.Percentiles;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Collects how long customers waited, in microseconds, and finishes to exact percentiles in seconds. */
final class WaitingTally implements Tally<WaitingTally> {
    static final String NEVER_HANDED_OVER = "never_handed_over";
    static final List<String> COLUMNS = List.of(
            "mean",
            "p50",
            "p90",
            "p95",
            "min",
            "max",
            "p50_censored",
            "answered",
            "unanswered",
            "open",
            "abandoned",
            "resolved_without_reply",
            "oldest_open_seconds");

    private static final double MICROS_PER_SECOND = 1e6;
    private static final double[] PERCENTILES = {0.5, 0.9, 0.95};

    private final LongArrayList answered = new LongArrayList();
    private final LongArrayList censored = new LongArrayList();
    private long open;
    private long oldestOpen = -1;
    private long abandoned;
    private long resolvedWithoutReply;
    private long neverHandedOver;

    void addAnswered(long micros) {
        answered.add(micros);
    }

    void addOpen(long micros) {
        open++;
        oldestOpen = Math.max(oldestOpen, micros);
        censored.add(micros);
    }

    void addAbandoned(long micros) {
        abandoned++;
        censored.add(micros);
    }

    void addResolvedWithoutReply(long micros) {
        resolvedWithoutReply++;
        censored.add(micros);
    }

    void addNeverHandedOver() {
        neverHandedOver++;
    }

    @Override
    public void merge(WaitingTally other) {
        answered.addAll(other.answered);
        censored.addAll(other.censored);
        open += other.open;
        oldestOpen = Math.max(oldestOpen, other.oldestOpen);
        abandoned += other.abandoned;
        resolvedWithoutReply += other.resolvedWithoutReply;
        neverHandedOver += other.neverHandedOver;
    }

    @Override
    public Measures finish() {
        int n = answered.size();
        long[] durations = answered.elements();
        double sum = sumSeconds(durations, n);
        OptionalLong censoredMedian = KaplanMeier.median(durations, n, censored.elements(), censored.size());
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        double[] percentiles = n == 0 ? new double[0] : Percentiles.of(durations, n, PERCENTILES);
        own.put("mean", n == 0 ? null : sum / n);
        for (int p = 0; p < PERCENTILES.length; p++) {
            own.put(COLUMNS.get(p + 1), n == 0 ? null : percentiles[p] / MICROS_PER_SECOND);
        }
        own.put("min", n == 0 ? null : Arrays.stream(durations, 0, n).min().orElseThrow() / MICROS_PER_SECOND);
        own.put("max", n == 0 ? null : Arrays.stream(durations, 0, n).max().orElseThrow() / MICROS_PER_SECOND);
        own.put("p50_censored", censoredMedian.isEmpty() ? null : censoredMedian.getAsLong() / MICROS_PER_SECOND);
        own.put("answered", (long) n);
        own.put("unanswered", open + abandoned + resolvedWithoutReply);
        own.put("open", open);
        own.put("abandoned", abandoned);
        own.put("resolved_without_reply", resolvedWithoutReply);
        own.put("oldest_open_seconds", oldestOpen < 0 ? null : oldestOpen / (long) MICROS_PER_SECOND);
        return new Measures(
                n == 0 ? null : percentiles[0] / MICROS_PER_SECOND,
                sum,
                n,
                open,
                null,
                Map.of(NEVER_HANDED_OVER, neverHandedOver),
                own);
    }

    /** Adds whole microseconds as long as they fit, so that the order of the facts leaves no trace in the sum. */
    private static double sumSeconds(long[] micros, int n) {
        java.math.BigInteger high = java.math.BigInteger.ZERO;
        long low = 0;
        for (int i = 0; i < n; i++) {
            long next = low + micros[i];
            if (next < low) {
                high = high.add(java.math.BigInteger.valueOf(low));
                next = micros[i];
            }
            low = next;
        }
        return new java.math.BigDecimal(high.add(java.math.BigInteger.valueOf(low)), 6).doubleValue();
    }
}
