package dev.rapport.metric;

import dev.rapport.readmodel.InteractionColumns;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.schema.Property;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Resolution time: how long it takes until an interaction is solved. */
public final class ResolutionTime implements Metric {
    private static final String MEASURE = "measure";

    private static final Outcome RESOLVED = Outcome.success(0, "resolved");
    private static final Outcome OPEN = Outcome.pending(1, "open");
    private static final Outcome ABANDONED = Outcome.excluded(2, "abandoned");
    private static final List<Outcome> OUTCOMES = List.of(RESOLVED, OPEN, ABANDONED);

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "resolution_time",
            "Resolution time",
            1,
            Unit.SECONDS,
            UnitOfCount.EVENT,
            "opened_at",
            List.of("interaction.opened", "interaction.resolved"),
            "median over the resolved of (last resolved - opened)",
            List.of(
                    "Interactions of both directions that have an opening and were not discarded.",
                    "measure=full (default): last resolved - opened, of those that are resolved.",
                    "measure=first: first resolved - opened, of those that were ever resolved.",
                    "measure=open: the sum of the open intervals less the pauses, of those that are resolved.",
                    "Those that are open (again) are pending; those that the customer left, excluded as abandoned.",
                    "numerator is the sum of the durations in seconds, denominator their number; percentiles are exact (R type 7).",
                    "resolutions and reopens count how often those in the bucket were resolved and reopened, pending ones included.",
                    "Team and agent are those of the first resolution; without one, those in charge."),
            "Opened 09:00, resolved 10:00, reopened 14:00, resolved 15:30: first 60, full 390, open 150 minutes; 2 resolutions, 1 interaction, 1 reopen.",
            "Hyndman and Fan 1996 (type 7)",
            InteractionDimensions.NAMES,
            List.of(new MetricOption.Choice(
                    MEASURE,
                    "Up to the last resolution, up to the first one, or only the time that it was open.",
                    List.of("full", "first", "open"))),
            OUTCOMES,
            Stream.concat(
                            Durations.COLUMNS.stream(),
                            Stream.of(
                                    Property.wholeNumber("resolutions").meaning("How often they were resolved in all."),
                                    Property.wholeNumber("reopens").meaning("How often they were reopened in all.")))
                    .toList());

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new ResolutionScan(snapshot, question);
    }

    private static final class ResolutionScan extends InteractionScan<ResolutionTally> {
        private final String measure;

        ResolutionScan(Snapshot snapshot, Question question) {
            super(snapshot, question);
            this.measure = question.options().text(MEASURE);
        }

        @Override
        boolean belongs(int row) {
            return interactions.counts().get(row);
        }

        @Override
        Optional<Dimension> attribution(String name) {
            return InteractionDimensions.creditedWithResolution(interactions, name);
        }

        @Override
        public ResolutionTally tally() {
            return new ResolutionTally(interactions);
        }

        @Override
        public int bytesPerTally() {
            return Footprint.COUNTS + Footprint.DURATIONS;
        }

        @Override
        public int bytesPerFact() {
            return Footprint.DURATION;
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            long took = took(row);
            sink.add(took != LongColumn.ABSENT ? RESOLVED : isOpen(row) ? OPEN : ABANDONED, row, took);
        }

        private boolean isOpen(int row) {
            return interactions.course().closedAt().get(row) == LongColumn.ABSENT;
        }

        private long took(int row) {
            boolean resolved = interactions.course().resolved().get(row);
            return switch (measure) {
                case "first" -> since(row, interactions.firstResolvedAt().get(row));
                case "open" -> resolved ? interactions.course().timeOpen().get(row) : LongColumn.ABSENT;
                default -> resolved ? since(row, interactions.lastResolvedAt().get(row)) : LongColumn.ABSENT;
            };
        }

        private long since(int row, long at) {
            return at == LongColumn.ABSENT
                    ? LongColumn.ABSENT
                    : at - interactions.openedAt().get(row);
        }
    }

    private static final class ResolutionTally implements Tally<ResolutionTally> {
        private final InteractionColumns interactions;
        private final OutcomeCounts counts = new OutcomeCounts(OUTCOMES);
        private final Durations durations = new Durations();
        private long resolutions;
        private long reopens;

        ResolutionTally(InteractionColumns interactions) {
            this.interactions = interactions;
        }

        @Override
        public void add(Outcome outcome, int row, long took) {
            counts.add(outcome);
            if (outcome.isCounted()) {
                durations.add(took);
            }
            resolutions += interactions.resolutions().get(row);
            reopens += interactions.reopens().get(row);
        }

        @Override
        public void merge(ResolutionTally other) {
            counts.merge(other.counts);
            durations.addAll(other.durations);
            resolutions += other.resolutions;
            reopens += other.reopens;
        }

        @Override
        public Measures finish() {
            Map<String, @Nullable Object> own = new LinkedHashMap<>();
            Measures.Builder cell = durations.describe(own);
            own.put("resolutions", resolutions);
            own.put("reopens", reopens);
            return cell.pending(counts.of(OPEN))
                    .excluded(counts.excluded())
                    .own(own)
                    .build();
        }
    }
}
