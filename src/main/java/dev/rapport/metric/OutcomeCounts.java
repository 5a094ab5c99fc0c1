package dev.rapport.metric;

import dev.rapport.metric.Outcome.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many facts of a cell had each outcome. */
final class OutcomeCounts {
    private final List<Outcome> outcomes;
    private final long[] counts;

    OutcomeCounts(List<Outcome> outcomes) {
        this.outcomes = outcomes;
        this.counts = new long[outcomes.size()];
    }

    void add(Outcome outcome) {
        counts[outcome.index()]++;
    }

    void merge(OutcomeCounts other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    long of(Outcome outcome) {
        return counts[outcome.index()];
    }

    long of(Part part) {
        long sum = 0;
        for (Outcome outcome : outcomes) {
            if (outcome.part() == part) {
                sum += of(outcome);
            }
        }
        return sum;
    }

    /** Those in the denominator. */
    long counted() {
        return of(Part.SUCCESS) + of(Part.FAILURE);
    }

    /** By the names of those left out. */
    Map<String, Long> excluded() {
        Map<String, Long> excluded = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.part() == Part.EXCLUDED) {
                excluded.put(outcome.name(), of(outcome));
            }
        }
        return excluded;
    }

    /** By the names of those that have columns. */
    Map<String, @Nullable Object> columns() {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.column()) {
                columns.put(outcome.name(), of(outcome));
            }
        }
        return columns;
    }
}
