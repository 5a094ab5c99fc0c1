package dev.rapport.metric;

import dev.rapport.metric.Outcome.Part;
import dev.rapport.metric.statistics.Confidence;
import dev.rapport.metric.statistics.WilsonInterval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts facts by outcome and finishes to a share with its Wilson interval. */
final class ProportionTally implements Tally<ProportionTally> {
    private final OutcomeCounts counts;
    private final Confidence confidence;

    /** An empty tally of those outcomes. */
    ProportionTally(List<Outcome> outcomes, Confidence confidence) {
        this.counts = new OutcomeCounts(outcomes);
        this.confidence = confidence;
    }

    @Override
    public void add(Outcome outcome, int row, long measure) {
        counts.add(outcome);
    }

    @Override
    public void merge(ProportionTally other) {
        counts.merge(other.counts);
    }

    OutcomeCounts counts() {
        return counts;
    }

    @Override
    public Measures finish() {
        return finish(Map.of());
    }

    /** Finishes with further columns behind those of the outcomes. */
    Measures finish(Map<String, @Nullable Object> further) {
        long success = counts.of(Part.SUCCESS);
        Map<String, @Nullable Object> own = new LinkedHashMap<>(counts.columns());
        own.putAll(further);
        return Measures.proportion(success, counts.counted())
                .pending(counts.of(Part.PENDING))
                .interval(WilsonInterval.of(success, counts.counted(), confidence))
                .excluded(counts.excluded())
                .own(own)
                .build();
    }
}
