package dev.rapport.metric;

import dev.rapport.readmodel.InteractionColumns;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import java.util.Optional;

/** A share of interactions by what each of them is, whatever others there are. */
class InteractionShare implements Metric {
    private final MetricDescription description;
    private final Cohort cohort;
    private final Classification classification;
    private final Attribution attribution;

    /** Which interactions are asked about. */
    interface Cohort {
        /** Whether an interaction that counts is one of them. */
        boolean includes(InteractionColumns interactions, int row);
    }

    /** What an interaction is. */
    interface Classification {
        /** Its outcome. */
        Outcome of(InteractionColumns interactions, int row);
    }

    /** Who is credited. */
    interface Attribution {
        /** The dimension team or agent. */
        Optional<Dimension> dimension(InteractionColumns interactions, String name);
    }

    InteractionShare(
            MetricDescription description, Cohort cohort, Classification classification, Attribution attribution) {
        this.description = description;
        this.cohort = cohort;
        this.classification = classification;
        this.attribution = attribution;
    }

    @Override
    public MetricDescription description() {
        return description;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new ShareScan(snapshot, question);
    }

    private final class ShareScan extends InteractionScan<ProportionTally> {
        ShareScan(Snapshot snapshot, Question question) {
            super(snapshot, question);
        }

        @Override
        boolean belongs(int row) {
            return interactions.counts().get(row) && cohort.includes(interactions, row);
        }

        @Override
        Optional<Dimension> attribution(String name) {
            return attribution.dimension(interactions, name);
        }

        @Override
        public ProportionTally tally() {
            return new ProportionTally(description.outcomes(), question.confidence());
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            sink.add(classification.of(interactions, row), row, LongColumn.ABSENT);
        }
    }
}
