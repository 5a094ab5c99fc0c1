package dev.rapport.metric;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.time.Buckets;
import java.util.List;
import java.util.Optional;

/** Backlog: how many interactions are open at the end of a bucket. */
public final class Backlog implements Metric {
    private static final Outcome OPEN = Outcome.success(0, "open");

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "backlog",
            "Backlog",
            1,
            Unit.COUNT,
            UnitOfCount.SNAPSHOT,
            "the end of the bucket",
            List.of("interaction.opened", "interaction.resolved"),
            "the number of interactions with an open interval that contains the end of the bucket, or as_of when that is earlier",
            List.of(
                    "Interactions of both directions that have an opening and were not discarded, whenever they were opened.",
                    "An open interval lasts from its opening or reopening, included, to its resolution or abandonment, excluded; a pause does not end it.",
                    "The total is the backlog at the end of the range: buckets do not add up.",
                    "value is the numerator; there is no denominator. Nothing open is value null and numerator 0.",
                    "Team and agent are those in charge at that moment."),
            "Opened Monday, resolved Wednesday, reopened Friday: in the backlog of Monday, Tuesday, Friday and every day after.",
            "Metrics contract of Rapport",
            InteractionDimensions.NAMES,
            List.of(),
            List.of(OPEN),
            List.of());

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new OpenScan(snapshot, question);
    }

    /** Visits an interaction for each moment at which it was open; the moment at hand decides who was in charge. */
    private static final class OpenScan extends InteractionScan<CountTally> {
        private long moment;

        OpenScan(Snapshot snapshot, Question question) {
            super(snapshot, question);
        }

        @Override
        public void forEachEntry(Buckets buckets, EntryVisitor visitor) {
            long last = Math.min(asOf, question.range().toMicros());
            interactions.blocks().forEach(Long.MIN_VALUE, last + 1, (first, end) -> {
                visitor.nextBlock();
                for (int row = first; row < end; row++) {
                    if (belongs(row) && interactions.openedAt().get(row) <= last) {
                        visit(row, buckets, visitor);
                    }
                }
            });
        }

        @Override
        public boolean visitsOnce() {
            return false;
        }

        private void visit(int row, Buckets buckets, EntryVisitor visitor) {
            int intervals = interactions.course().intervals(row);
            for (int interval = 0; interval < intervals; interval++) {
                long from = interactions.course().intervalStart(row, interval);
                long to = interactions.course().intervalEnd(row, interval);
                for (int bucket = firstEndingAfter(from, buckets); bucket < buckets.size(); bucket++) {
                    moment = Math.min(buckets.endMicros(bucket), asOf);
                    if (to != LongColumn.ABSENT && moment >= to) {
                        break;
                    }
                    if (moment >= from) {
                        visitor.visit(row, bucket);
                    }
                }
            }
        }

        /** The first bucket whose end is at or after an instant. */
        private static int firstEndingAfter(long micros, Buckets buckets) {
            if (micros <= buckets.endMicros(0)) {
                return 0;
            }
            int holding = buckets.indexOf(micros);
            if (holding < 0) {
                return buckets.endMicros(buckets.size() - 1) == micros ? buckets.size() - 1 : buckets.size();
            }
            return buckets.startMicros(holding) == micros ? holding - 1 : holding;
        }

        @Override
        boolean belongs(int row) {
            return interactions.counts().get(row);
        }

        @Override
        Optional<Dimension> attribution(String name) {
            return InteractionDimensions.told(
                    interactions, name, row -> interactions.course().teamAt(row, moment), row -> interactions
                            .course()
                            .agentAt(row, moment));
        }

        @Override
        public CountTally tally() {
            return new CountTally();
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            sink.add(OPEN, row, LongColumn.ABSENT);
        }
    }
}
