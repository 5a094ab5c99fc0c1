package dev.rapport.metric;

import dev.rapport.readmodel.CodeColumn;
import dev.rapport.readmodel.InteractionColumns;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SLA compliance: of the promises whose outcome is known, the share that was kept. */
public final class ServiceLevelCompliance implements Metric {
    private static final String ABANDONED = "abandoned";
    private static final String RESOLUTION = "resolution";

    static final Outcome MET = Outcome.success(0, "met").withColumn();
    static final Outcome BREACHED = Outcome.failure(1, "breached").withColumn();
    static final Outcome PENDING = Outcome.pending(2, "pending");
    static final Outcome NO_POLICY = Outcome.excluded(3, "no_policy");
    static final Outcome LEFT_BEFORE_DUE = Outcome.excluded(4, "abandoned_before_due");
    private static final List<Outcome> OUTCOMES = List.of(MET, BREACHED, PENDING, NO_POLICY, LEFT_BEFORE_DUE);

    private static final MetricOption.Choice ABANDONED_OPTION = new MetricOption.Choice(
            ABANDONED,
            "What an interaction is that the customer left before it was due.",
            List.of("exclude", "breach", "met"));

    private final MetricDescription description;
    private final boolean ofResolution;

    private ServiceLevelCompliance(MetricDescription description, boolean ofResolution) {
        this.description = description;
        this.ofResolution = ofResolution;
    }

    /** The promise of a first reply. */
    public static ServiceLevelCompliance ofFirstResponse() {
        return new ServiceLevelCompliance(
                describe(
                        "sla_first_response",
                        "First response within the SLA",
                        List.of("interaction.opened", "a policy for first responses"),
                        "The clock stops at the first public reply of a human agent.",
                        List.of(ABANDONED_OPTION)),
                false);
    }

    /** The promise of a resolution. */
    public static ServiceLevelCompliance ofResolution() {
        return new ServiceLevelCompliance(
                describe(
                        "sla_resolution",
                        "Resolution within the SLA",
                        List.of("interaction.opened", "a policy for resolutions"),
                        "The clock stops at the first resolution; with resolution=full at the last, while it is resolved. Pauses are not counted.",
                        List.of(
                                new MetricOption.Choice(
                                        RESOLUTION, "Which resolution stops the clock.", List.of("first", "full")),
                                ABANDONED_OPTION)),
                true);
    }

    private static MetricDescription describe(
            String id, String name, List<String> needs, String stop, List<MetricOption> options) {
        List<String> dimensions = new ArrayList<>(InteractionDimensions.NAMES);
        dimensions.add(InteractionDimensions.POLICY);
        return new MetricDescription(
                id,
                name,
                1,
                Unit.FRACTION,
                UnitOfCount.EVENT,
                "opened_at",
                needs,
                "met / (met + breached); Wilson interval",
                List.of(
                        "Inbound interactions that have an opening and were not discarded.",
                        "The policy is the first in order that the opening's channel, priority, team, location and product match, of those in force when the interaction was opened. Without one it is excluded as no_policy.",
                        stop,
                        "met: stopped at or before due. breached: stopped after it, or not stopped and due at or before as_of.",
                        "pending: not stopped and due after as_of, or paused short of the target. Never counted as met.",
                        "Abandoned before due: excluded (abandoned=exclude), or counted as breached or met by choice; abandoned at or after due: breached.",
                        "The clock tells all time, or the open hours of the policy's calendar (else the workspace's), as the policy says.",
                        "Team and agent are the opening's."),
                "70 met, 10 late, 8 unanswered past due, 7 pending, 5 abandoned early: 70/88 = 0.7955 [0.6997, 0.8665]. The answered alone would say 0.875, pending as met 0.811.",
                "Metrics contract of Rapport; Wilson 1927 for the interval",
                dimensions,
                options,
                OUTCOMES,
                List.of());
    }

    @Override
    public MetricDescription description() {
        return description;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        boolean full = ofResolution && question.options().text(RESOLUTION).equals("full");
        return new PromiseScan(
                snapshot, question, ofResolution, full, question.options().text(ABANDONED));
    }

    /** Tells what became of promises; also of use to whatever builds on it. */
    static final class PromiseScan extends InteractionScan<ProportionTally> {
        private final CodeColumn policy;
        private final LongColumn dueAt;
        private final boolean ofResolution;
        private final boolean full;
        private final String abandoned;

        PromiseScan(Snapshot snapshot, Question question, boolean ofResolution, boolean full, String abandoned) {
            super(snapshot, question);
            InteractionColumns columns = snapshot.interactions();
            this.policy = ofResolution
                    ? columns.levels().resolutionPolicy()
                    : columns.levels().firstResponsePolicy();
            this.dueAt = ofResolution
                    ? columns.levels().resolutionDueAt()
                    : columns.levels().firstResponseDueAt();
            this.ofResolution = ofResolution;
            this.full = full;
            this.abandoned = abandoned;
        }

        @Override
        boolean belongs(int row) {
            return isInbound(row);
        }

        @Override
        Optional<Dimension> attribution(String name) {
            return name.equals(InteractionDimensions.POLICY)
                    ? Optional.of(new ColumnDimension(policy))
                    : InteractionDimensions.creditedWithOpening(interactions, name);
        }

        @Override
        public ProportionTally tally() {
            return new ProportionTally(OUTCOMES, question.confidence());
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            Outcome outcome = outcome(row);
            long due = dueAt.get(row);
            if (outcome.part() == Outcome.Part.PENDING && due != LongColumn.ABSENT) {
                changesAt(due);
            }
            sink.add(outcome, row, LongColumn.ABSENT);
        }

        /** When the promise is due; absent when it isn't known yet. */
        long dueAt(int row) {
            return dueAt.get(row);
        }

        Outcome outcome(int row) {
            if (policy.get(row) == 0) {
                return NO_POLICY;
            }
            long due = dueAt.get(row);
            long stopped = stoppedAt(row);
            if (stopped != LongColumn.ABSENT) {
                return due == LongColumn.ABSENT || stopped <= due ? MET : BREACHED;
            }
            long left = interactions.abandonedAt().get(row);
            if (left != LongColumn.ABSENT) {
                return due == LongColumn.ABSENT || left < due ? leftBeforeDue() : BREACHED;
            }
            return due != LongColumn.ABSENT && due <= asOf ? BREACHED : PENDING;
        }

        private Outcome leftBeforeDue() {
            return switch (abandoned) {
                case "breach" -> BREACHED;
                case "met" -> MET;
                default -> LEFT_BEFORE_DUE;
            };
        }

        private long stoppedAt(int row) {
            if (!ofResolution) {
                return interactions.firstReplyAt().get(row);
            }
            if (!full) {
                return interactions.firstResolvedAt().get(row);
            }
            return interactions.course().resolved().get(row)
                    ? interactions.lastResolvedAt().get(row)
                    : LongColumn.ABSENT;
        }
    }
}
