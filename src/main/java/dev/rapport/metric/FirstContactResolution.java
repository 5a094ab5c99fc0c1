package dev.rapport.metric;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.terms.MetricDefaults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * First contact resolution, operational: of the first contacts of a customer about an issue, the share after which the
 * customer needed no other one within the window. Both successes and failures are counted only when the window has ended,
 * else the failures, known earlier, would weigh too much.
 */
public final class FirstContactResolution implements Metric {
    private static final String WINDOW_DAYS = "window_days";
    private static final String TRANSFERS = "transfers";
    private static final String NET = "net";

    private static final Outcome RESOLVED = Outcome.success(0, "resolved");
    private static final Outcome REPEAT_CONTACT =
            Outcome.failure(1, "repeat_contact").withColumn();
    private static final Outcome REOPENED = Outcome.failure(2, "reopened").withColumn();
    private static final Outcome ESCALATED = Outcome.failure(3, "escalated").withColumn();
    private static final Outcome TRANSFERRED = Outcome.failure(4, "transferred").withColumn();
    private static final Outcome UNRESOLVED = Outcome.failure(5, "unresolved").withColumn();
    private static final Outcome PENDING = Outcome.pending(6, "pending");
    private static final Outcome UNIDENTIFIED = Outcome.excluded(7, "unidentified");
    private static final Outcome FOLLOW_UP = Outcome.excluded(8, "follow_up");
    private static final Outcome ABANDONED = Outcome.excluded(9, "abandoned");
    private static final Outcome NOT_RESOLVABLE = Outcome.excluded(10, "not_resolvable_at_first_line");
    private static final List<Outcome> OUTCOMES = List.of(
            RESOLVED,
            REPEAT_CONTACT,
            REOPENED,
            ESCALATED,
            TRANSFERRED,
            UNRESOLVED,
            PENDING,
            UNIDENTIFIED,
            FOLLOW_UP,
            ABANDONED,
            NOT_RESOLVABLE);

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "fcr",
            "First contact resolution",
            1,
            Unit.FRACTION,
            UnitOfCount.EVENT,
            "opened_at",
            List.of("interaction.opened with customer_id", "interaction.resolved"),
            "successes / (successes + failures) over mature first contacts; Wilson interval",
            List.of(
                    "A contact is an inbound interaction of an identified customer that has an opening and was not discarded; abandoned ones too.",
                    "Contacts belong together when the customer and the issue key are equal: the issue_id, else the topic, else none.",
                    "A first contact has no earlier contact in (opened - N, opened); contacts at the same instant go by interaction id.",
                    "A first contact is mature when opened + N <= as_of; before that it is pending, also when it has failed already.",
                    "Failures, the first that applies, before opened + N: repeat_contact, reopened, escalated, transferred (with transfers=fail), unresolved.",
                    "A contact exactly N x 24 h later is outside the window, and is itself a first contact.",
                    "Filters choose first contacts, never the contacts that they are checked against.",
                    "Excluded and counted: unidentified customers, follow-ups (contacts that are not first), abandoned first contacts, with net=true those that the first line could not resolve.",
                    "Team and agent are those of the first resolution; without one, those in charge."),
            "N = 7, as of 31 March: of 12 first contacts 3 were opened after 24 March (pending); of the 9 mature ones 1 is unresolved, 1 was reopened on day 3, 1 was followed by a mail on day 6: 6/9 = 0.6667 [0.3542, 0.8794].",
            "Metrics contract of Rapport; Wilson 1927 for the interval",
            InteractionDimensions.NAMES,
            List.of(
                    new MetricOption.Days(
                            WINDOW_DAYS, "How many times 24 hours a customer must not come back.", 1, 365, 7),
                    new MetricOption.Choice(
                            TRANSFERS, "Whether a transfer makes a failure.", List.of("ignore", "fail")),
                    new MetricOption.Flag(
                            NET, "Take out first contacts that were flagged as not resolvable at the first line.")),
            OUTCOMES,
            List.of());

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Map<String, String> optionsOf(MetricDefaults workspace) {
        return Map.of(WINDOW_DAYS, Integer.toString(workspace.firstContactWindowDays()));
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new ContactScan(snapshot, question);
    }

    /** Tells what first contacts are; also of use to whatever builds on it. */
    static final class ContactScan extends InteractionScan<ProportionTally> {
        private final long window;
        private final boolean transfersFail;
        private final boolean net;

        ContactScan(Snapshot snapshot, Question question) {
            this(
                    snapshot,
                    question,
                    question.options().number(WINDOW_DAYS),
                    question.options().text(TRANSFERS).equals("fail"),
                    question.options().flag(NET));
        }

        ContactScan(Snapshot snapshot, Question question, int windowDays, boolean transfersFail, boolean net) {
            super(snapshot, question);
            this.window = Duration.ofDays(windowDays).toSeconds() * 1_000_000;
            this.transfersFail = transfersFail;
            this.net = net;
        }

        @Override
        boolean belongs(int row) {
            return isInbound(row);
        }

        @Override
        Optional<Dimension> attribution(String name) {
            return InteractionDimensions.creditedWithResolution(interactions, name);
        }

        @Override
        public ProportionTally tally() {
            return new ProportionTally(OUTCOMES, question.confidence());
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            Outcome outcome = outcome(row);
            if (outcome.part() == Outcome.Part.PENDING) {
                changesAt(cohort(row) + window);
            }
            sink.add(outcome, row, LongColumn.ABSENT);
        }

        /** When what a first contact is becomes decided. */
        long decidedAt(int row) {
            return cohort(row) + window;
        }

        Outcome outcome(int row) {
            if (!interactions.identified().get(row)) {
                return UNIDENTIFIED;
            }
            long opened = interactions.openedAt().get(row);
            long end = opened + window;
            int previous = interactions.previousContact(row);
            if (previous >= 0 && interactions.openedAt().get(previous) > opened - window) {
                return FOLLOW_UP;
            }
            if (before(interactions.abandonedAt(), row, end)) {
                return ABANDONED;
            }
            if (net
                    && !interactions.resolvableAtFirstLine().get(row)
                    && before(interactions.firstResolvedAt(), row, end)) {
                return NOT_RESOLVABLE;
            }
            if (end > asOf) {
                return PENDING;
            }
            int next = interactions.nextContact(row);
            if (next >= 0 && interactions.openedAt().get(next) < end) {
                return REPEAT_CONTACT;
            }
            if (before(interactions.firstReopenedAt(), row, end)) {
                return REOPENED;
            }
            if (before(interactions.firstEscalatedAt(), row, end)) {
                return ESCALATED;
            }
            if (transfersFail && before(interactions.firstTransferredAt(), row, end)) {
                return TRANSFERRED;
            }
            return before(interactions.firstResolvedAt(), row, end) ? RESOLVED : UNRESOLVED;
        }

        private static boolean before(LongColumn times, int row, long end) {
            long at = times.get(row);
            return at != LongColumn.ABSENT && at < end;
        }
    }
}
