package dev.rapport.metric;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import java.util.List;
import java.util.Optional;

/** Volume: how many interactions were opened. */
public final class Volume implements Metric {
    private static final Outcome COUNTED = Outcome.success(0, "counted");

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "volume",
            "Volume",
            1,
            Unit.COUNT,
            UnitOfCount.EVENT,
            "opened_at",
            List.of("interaction.opened"),
            "the number of interactions opened",
            List.of(
                    "Interactions of both directions that have an opening and were not discarded; group or filter by direction to tell them apart.",
                    "value is the numerator; there is no denominator. A bucket without any has value null and numerator 0.",
                    "Team and agent are the opening's."),
            "3 calls and 2 chats opened in the hour: 5.",
            "Metrics contract of Rapport",
            InteractionDimensions.NAMES,
            List.of(),
            List.of(COUNTED),
            List.of());

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new OpeningScan(snapshot, question);
    }

    private static final class OpeningScan extends InteractionScan<CountTally> {
        OpeningScan(Snapshot snapshot, Question question) {
            super(snapshot, question);
        }

        @Override
        boolean belongs(int row) {
            return interactions.counts().get(row);
        }

        @Override
        Optional<Dimension> attribution(String name) {
            return InteractionDimensions.creditedWithOpening(interactions, name);
        }

        @Override
        public CountTally tally() {
            return new CountTally();
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            sink.add(COUNTED, row, LongColumn.ABSENT);
        }
    }
}
