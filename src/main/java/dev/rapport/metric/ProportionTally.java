package dev.rapport.metric;

import dev.rapport.metric.statistics.Confidence;
import dev.rapport.metric.statistics.WilsonInterval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts facts by class and finishes to a share with its Wilson interval.
 *
 * @param <C> the classes
 */
@SuppressWarnings("EnumOrdinal") // an array of counts by class, which never leaves memory
final class ProportionTally<C extends Enum<C> & ProportionTally.FactClass> implements Tally<ProportionTally<C>> {
    private final List<C> classes;
    private final Confidence confidence;
    private final long[] counts;

    /** A class of facts, and what it means for a share. */
    interface FactClass {
        /** Its part in the share. */
        Part part();

        /** The name of its own column or exclusion; null for one that has none. */
        @Nullable String column();
    }

    /** The part that a class plays in a share. */
    enum Part {
        SUCCESS,
        FAILURE,
        PENDING,
        EXCLUDED
    }

    /** An empty tally of those classes, which must be all of their family in order. */
    ProportionTally(List<C> classes, Confidence confidence) {
        this.classes = classes;
        this.confidence = confidence;
        this.counts = new long[classes.size()];
    }

    void add(C factClass) {
        counts[factClass.ordinal()]++;
    }

    @Override
    public void merge(ProportionTally<C> other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    @Override
    public Measures finish() {
        return finish(Map.of());
    }

    /** Finishes with further columns behind those of the classes. */
    Measures finish(Map<String, @Nullable Object> further) {
        long success = count(Part.SUCCESS);
        long counted = success + count(Part.FAILURE);
        Map<String, Long> excluded = new LinkedHashMap<>();
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        for (C factClass : classes) {
            String column = factClass.column();
            if (column != null) {
                long count = counts[factClass.ordinal()];
                if (factClass.part() == Part.EXCLUDED) {
                    excluded.put(column, count);
                } else {
                    own.put(column, count);
                }
            }
        }
        own.putAll(further);
        return new Measures(
                counted == 0 ? null : (double) success / counted,
                success,
                counted,
                count(Part.PENDING),
                WilsonInterval.of(success, counted, confidence).orElse(null),
                excluded,
                own);
    }

    private long count(Part part) {
        long sum = 0;
        for (C factClass : classes) {
            if (factClass.part() == part) {
                sum += counts[factClass.ordinal()];
            }
        }
        return sum;
    }
}
