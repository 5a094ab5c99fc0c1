package dev.rapport.metric;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import java.util.List;
import java.util.Optional;

/** First response time: how long customers wait for the first public reply of a human agent. */
public final class FirstResponseTime implements Metric {
    private static final String START = "start";

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "first_response_time",
            "First response time",
            1,
            Unit.SECONDS,
            UnitOfCount.EVENT,
            "opened_at",
            List.of("interaction.opened", "interaction.replied with author agent"),
            "median over the answered of (first public reply by a human agent at or after the start - start)",
            List.of(
                    "Inbound interactions that have an opening and were not discarded.",
                    "Classes: answered; open (no reply yet); abandoned (the customer left first); resolved_without_reply. A wait without a reply ends with the open interval that it began in, or with the next one when it began between two.",
                    "A reply before the start does not stop the clock.",
                    "numerator is the sum of the answered durations in seconds, denominator their number; percentiles are exact, by linear interpolation (R type 7).",
                    "p50_censored is the Kaplan-Meier median with the open ones censored at as_of and the abandoned and resolved ones at their end; null when half are never answered within what was observed.",
                    "pending are the open ones; oldest_open_seconds is in whole seconds.",
                    "start=handover: from the hand-over by a bot; without any bot's reply from the opening. Interactions that a bot never handed over are excluded.",
                    "clock=business measures the open time of the calendar in force at the opening: the first-response policy's, else the workspace's. Without one an interaction is excluded as no_calendar, never 0.",
                    "Team and agent are the replier's; without a reply, those in charge."),
            "Minutes 2, 3, 4, 5, 6, 8, 10, 15, 120, 600: mean 77.3, p50 7, p90 168, p95 384. Answered 5, 10, 20, 40, 60, 90 and waiting 15, 120: p50 30, p50_censored 40.",
            "Hyndman and Fan 1996 (type 7); Kaplan and Meier 1958",
            InteractionDimensions.NAMES,
            List.of(
                    new MetricOption.Choice(START, "When the clock starts.", List.of("opened", "handover")),
                    Clock.OPTION),
            WaitingTally.OUTCOMES,
            WaitingTally.COLUMNS);

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new FirstReplyScan(snapshot, question);
    }

    private static final class FirstReplyScan extends WaitingScan {
        private final boolean fromHandover;

        FirstReplyScan(Snapshot snapshot, Question question) {
            super(snapshot, question);
            this.fromHandover = question.options().text(START).equals("handover");
        }

        @Override
        Optional<Dimension> attribution(String name) {
            return fromHandover
                    ? InteractionDimensions.creditedWithReplyAfterHandover(interactions, name)
                    : InteractionDimensions.creditedWithReply(interactions, name);
        }

        @Override
        public WaitingTally tally() {
            return new WaitingTally(WaitingTally.OUTCOMES);
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            boolean handedOver = interactions.handoverAt().get(row) != LongColumn.ABSENT;
            if (fromHandover && interactions.botReplied().get(row) && !handedOver) {
                sink.add(WaitingTally.NEVER_HANDED_OVER, row, LongColumn.ABSENT);
                return;
            }
            boolean waitsFromHandover = fromHandover && handedOver;
            classifyWait(
                    row,
                    (waitsFromHandover ? interactions.handoverAt() : interactions.openedAt()).get(row),
                    (waitsFromHandover ? interactions.handoverReplyAt() : interactions.firstReplyAt()).get(row),
                    sink);
        }
    }
}
