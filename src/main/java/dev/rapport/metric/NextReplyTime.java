package dev.rapport.metric;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.time.Buckets;
import java.util.List;
import java.util.Optional;

/** Next reply time: how long customers wait for a reply to what they write after the opening. */
public final class NextReplyTime implements Metric {
    private static final List<Outcome> OUTCOMES =
            WaitingTally.OUTCOMES.subList(0, WaitingTally.NO_CALENDAR.index() + 1);

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "next_reply_time",
            "Next reply time",
            1,
            Unit.SECONDS,
            UnitOfCount.EVENT,
            "opened_at",
            List.of("interaction.replied with author customer", "interaction.replied with author agent"),
            "median over the answered later customer messages of (next public reply by a human agent at or after the message - message)",
            List.of(
                    "Every message of the customer after the opening of an inbound interaction is counted, in the bucket of the interaction's opening.",
                    "One reply can be the next to several messages.",
                    "Classes as for first response time; a message that nobody answered waits until the end of the open interval that it was written in, or of the next one when it was written between two; one written after the last has waited 0 seconds.",
                    "numerator, percentiles, p50_censored, clock and pending as for first response time.",
                    "Team and agent are the replier's; without a reply, those in charge."),
            "Messages answered after 5, 10, 20, 40, 60, 90 minutes and waiting for 15, 120: p50 30, p50_censored 40.",
            "Hyndman and Fan 1996 (type 7); Kaplan and Meier 1958",
            InteractionDimensions.NAMES,
            List.of(Clock.OPTION),
            OUTCOMES,
            WaitingTally.COLUMNS);

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public boolean countsMessages() {
        return true;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new MessageScan(snapshot, question);
    }

    /** Visits an interaction once for each message; the message at hand is kept from the visit to its classification. */
    private static final class MessageScan extends WaitingScan {
        private int message;

        MessageScan(Snapshot snapshot, Question question) {
            super(snapshot, question);
        }

        @Override
        public void forEachEntry(Buckets buckets, EntryVisitor visitor) {
            super.forEachEntry(buckets, new EntryVisitor() {
                @Override
                public void visit(int row, int bucket) {
                    int messages = course.messages(row);
                    for (message = 0; message < messages; message++) {
                        visitor.visit(row, bucket);
                    }
                }

                @Override
                public void nextBlock() {
                    visitor.nextBlock();
                }
            });
        }

        @Override
        public boolean visitsOnce() {
            return false;
        }

        @Override
        Optional<Dimension> attribution(String name) {
            return InteractionDimensions.told(
                    interactions,
                    name,
                    row -> isAnswered(row)
                            ? course.replyTeam(row, message)
                            : interactions.currentTeam().get(row),
                    row -> isAnswered(row)
                            ? course.replyAgent(row, message)
                            : interactions.currentAgent().get(row));
        }

        private boolean isAnswered(int row) {
            return course.replyAt(row, message) != LongColumn.ABSENT;
        }

        @Override
        public WaitingTally tally() {
            return new WaitingTally(OUTCOMES);
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            classifyWait(row, course.messageAt(row, message), course.replyAt(row, message), sink);
        }
    }
}
