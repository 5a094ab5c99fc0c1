package dev.rapport.metric;

import dev.rapport.metric.statistics.Confidence;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.schema.Property;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** First contact resolution as agents flag it. */
public final class AgentFirstContactResolution implements Metric {
    private static final Outcome YES = Outcome.success(0, "yes");
    private static final Outcome NO = Outcome.failure(1, "no");
    private static final Outcome NOT_FLAGGED = Outcome.excluded(2, "not_flagged");
    private static final List<Outcome> OUTCOMES = List.of(YES, NO, NOT_FLAGGED);

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "fcr_agent",
            "First contact resolution, as agents say",
            1,
            Unit.FRACTION,
            UnitOfCount.EVENT,
            "opened_at",
            List.of("interaction.resolved with first_contact"),
            "yes / (yes + no) of the agents' own flags; Wilson interval",
            List.of(
                    "Inbound interactions that were resolved at least once; the flag is that of the first resolution that has one.",
                    "coverage = flagged / resolved: a rate of few flagged ones says little about the others.",
                    "It is never mixed with fcr and fcr_survey; /v1/metrics/fcr/agreement says where they differ.",
                    "Team and agent are those of the first resolution."),
            "63 of 84 flagged: 0.75 [0.6479, 0.8303], coverage 0.70.",
            "Metrics contract of Rapport; Wilson 1927 for the interval",
            InteractionDimensions.NAMES,
            List.of(),
            OUTCOMES,
            List.of(Property.decimal("coverage")
                    .orNull()
                    .meaning("The share of resolved first contacts that carry the flag.")));

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new FlagScan(snapshot, question);
    }

    private static final class FlagScan extends InteractionScan<FlagTally> {
        FlagScan(Snapshot snapshot, Question question) {
            super(snapshot, question);
        }

        @Override
        boolean belongs(int row) {
            return isInbound(row) && interactions.firstResolvedAt().get(row) != LongColumn.ABSENT;
        }

        @Override
        Optional<Dimension> attribution(String name) {
            return InteractionDimensions.creditedWithResolution(interactions, name);
        }

        @Override
        public FlagTally tally() {
            return new FlagTally(question.confidence());
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            sink.add(outcome(row), row, LongColumn.ABSENT);
        }

        private Outcome outcome(int row) {
            if (interactions.solvedAtFirstContact().get(row)) {
                return YES;
            }
            return interactions.notSolvedAtFirstContact().get(row) ? NO : NOT_FLAGGED;
        }
    }

    private static final class FlagTally implements Tally<FlagTally> {
        private final ProportionTally share;

        FlagTally(Confidence confidence) {
            this.share = new ProportionTally(OUTCOMES, confidence);
        }

        @Override
        public void add(Outcome outcome, int row, long measure) {
            share.add(outcome, row, measure);
        }

        @Override
        public void merge(FlagTally other) {
            share.merge(other.share);
        }

        @Override
        public Measures finish() {
            long flagged = share.counts().counted();
            long resolved = flagged + share.counts().of(NOT_FLAGGED);
            Map<String, @Nullable Object> own = new LinkedHashMap<>();
            own.put("coverage", resolved == 0 ? null : (double) flagged / resolved);
            return share.finish(own);
        }
    }
}
