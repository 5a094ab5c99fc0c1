package dev.rapport.metric;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.readmodel.SurveyColumns;
import dev.rapport.time.Buckets;
import java.util.List;
import java.util.Optional;

/** Survey response rate: of the invitations sent, the share that was answered. */
public final class SurveyResponseRate implements Metric {
    private static final Outcome ANSWERED = Outcome.success(0, "answered");
    private static final Outcome NOT_ANSWERED = Outcome.failure(1, "not_answered");
    private static final Outcome UNINVITED =
            Outcome.beside(2, "answers_without_invitation").withColumn();
    private static final List<Outcome> OUTCOMES = List.of(ANSWERED, NOT_ANSWERED, UNINVITED);

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "survey_response_rate",
            "Survey response rate",
            1,
            Unit.FRACTION,
            UnitOfCount.EVENT,
            "sent_at",
            List.of("survey.sent"),
            "answered / sent; Wilson interval",
            List.of(
                    "An invitation that names no question is answered by any answer to its survey of its kind about its subject; one that does, by an answer to that question.",
                    "A dismissal is no answer.",
                    "Answers without an invitation are counted apart, by the time of the answer."),
            "40 of 160: 0.25.",
            "Metrics contract of Rapport; Wilson 1927 for the interval",
            SurveyScan.DIMENSIONS,
            List.of(),
            OUTCOMES,
            List.of());

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public FactKind factKind(OptionValues options) {
        return FactKind.SURVEY_RESPONSE;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new InvitationScan(snapshot.surveys(), question);
    }

    private static final class InvitationScan implements Scan<ProportionTally> {
        private final SurveyColumns surveys;
        private final Question question;

        InvitationScan(SurveyColumns surveys, Question question) {
            this.surveys = surveys;
            this.question = question;
        }

        @Override
        public void forEachEntry(Buckets buckets, EntryVisitor visitor) {
            long from = question.range().fromMicros();
            long to = question.range().toMicros();
            surveys.invitations().forEach(from, to, (first, end) -> {
                visitor.nextBlock();
                for (int row = first; row < end; row++) {
                    visit(row, surveys.sentAt().get(row), buckets, visitor);
                }
            });
            surveys.blocks().forEach(from, to, (first, end) -> {
                visitor.nextBlock();
                for (int row = first; row < end; row++) {
                    if (isUninvited(row)) {
                        visit(row, surveys.respondedAt().get(row), buckets, visitor);
                    }
                }
            });
        }

        private static void visit(int row, long at, Buckets buckets, EntryVisitor visitor) {
            int bucket = at == LongColumn.ABSENT ? -1 : buckets.indexOf(at);
            if (bucket >= 0) {
                visitor.visit(row, bucket);
            }
        }

        private boolean isUninvited(int row) {
            return surveys.answered().get(row) && !surveys.invited().get(row);
        }

        @Override
        public long listedAt(int row) {
            long sent = surveys.sentAt().get(row);
            return sent == LongColumn.ABSENT ? surveys.respondedAt().get(row) : sent;
        }

        @Override
        public Optional<Dimension> dimension(String name) {
            return surveys.dimension(name).map(ColumnDimension::new);
        }

        @Override
        public ProportionTally tally() {
            return new ProportionTally(OUTCOMES, question.confidence());
        }

        @Override
        public int bytesPerTally() {
            return Footprint.COUNTS;
        }

        /** In an invitation's block or in an answer's. */
        @Override
        public boolean visitsOnce() {
            return true;
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            sink.add(outcome(row), row, LongColumn.ABSENT);
        }

        private Outcome outcome(int row) {
            if (surveys.sentAt().get(row) == LongColumn.ABSENT) {
                return UNINVITED;
            }
            return surveys.invitationAnswered().get(row) ? ANSWERED : NOT_ANSWERED;
        }

        @Override
        public long changesAt() {
            return Long.MAX_VALUE;
        }

        @Override
        public List<Warning> warnings() {
            return List.of();
        }
    }
}
