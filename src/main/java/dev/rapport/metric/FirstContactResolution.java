package dev.rapport.metric;

import dev.rapport.metric.ProportionTally.FactClass;
import dev.rapport.metric.ProportionTally.Part;
import dev.rapport.readmodel.InteractionColumns;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.time.EpochMicros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * First contact resolution, operational: of the first contacts of a customer about an issue, the share after which the
 * customer needed no other one within the window. Both successes and failures are counted only when the window has ended,
 * else the failures, known earlier, would weigh too much.
 */
public final class FirstContactResolution implements Metric {
    private static final String WINDOW_DAYS = "window_days";
    private static final String TRANSFERS = "transfers";
    private static final String NET = "net";

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
                            TRANSFERS, "Whether a transfer makes a failure.", List.of("ignore", "fail"), List.of()),
                    new MetricOption.Flag(
                            NET, "Take out first contacts that were flagged as not resolvable at the first line.")),
            columnsOf(Part.FAILURE),
            columnsOf(Part.EXCLUDED));

    /** What a contact is to this metric. */
    enum ContactClass implements FactClass {
        RESOLVED(Part.SUCCESS, null),
        REPEAT_CONTACT(Part.FAILURE, "repeat_contact"),
        REOPENED(Part.FAILURE, "reopened"),
        ESCALATED(Part.FAILURE, "escalated"),
        TRANSFERRED(Part.FAILURE, "transferred"),
        UNRESOLVED(Part.FAILURE, "unresolved"),
        PENDING(Part.PENDING, null),
        UNIDENTIFIED(Part.EXCLUDED, "unidentified"),
        FOLLOW_UP(Part.EXCLUDED, "follow_up"),
        ABANDONED(Part.EXCLUDED, "abandoned"),
        NOT_RESOLVABLE(Part.EXCLUDED, "not_resolvable_at_first_line");

        private final Part part;
        private final @Nullable String column;

        ContactClass(Part part, @Nullable String column) {
            this.part = part;
            this.column = column;
        }

        @Override
        public Part part() {
            return part;
        }

        @Override
        public @Nullable String column() {
            return column;
        }
    }

    private static List<String> columnsOf(Part part) {
        List<String> columns = new ArrayList<>();
        for (ContactClass contactClass : ContactClass.values()) {
            if (contactClass.part() == part && contactClass.column() != null) {
                columns.add(contactClass.column());
            }
        }
        return columns;
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new ContactScan(snapshot.interactions(), question);
    }

    private static final class ContactScan extends InteractionScan<ProportionTally<ContactClass>> {
        private static final List<ContactClass> CLASSES = List.of(ContactClass.values());

        private final Question question;
        private final long window;
        private final boolean transfersFail;
        private final boolean net;

        ContactScan(InteractionColumns interactions, Question question) {
            super(interactions, EpochMicros.fromInstant(question.asOf()));
            this.question = question;
            this.window = Duration.ofDays(question.options().days(WINDOW_DAYS)).toSeconds() * 1_000_000;
            this.transfersFail = question.options().text(TRANSFERS).equals("fail");
            this.net = question.options().flag(NET);
        }

        @Override
        boolean belongs(int row) {
            return interactions.counts().get(row) && interactions.inbound().get(row);
        }

        @Override
        Optional<Dimension> attribution(String name) {
            return InteractionDimensions.creditedWithResolution(interactions, name);
        }

        @Override
        public ProportionTally<ContactClass> tally() {
            return new ProportionTally<>(CLASSES, question.confidence());
        }

        @Override
        public void count(int row, int cell, IntUnaryOperator cellOf, ProportionTally<ContactClass> tally) {
            ContactClass contactClass = classify(row);
            if (contactClass == ContactClass.PENDING) {
                changesAt(cohort(row) + window);
            }
            tally.add(contactClass);
        }

        ContactClass classify(int row) {
            if (!interactions.identified().get(row)) {
                return ContactClass.UNIDENTIFIED;
            }
            long opened = interactions.openedAt().get(row);
            long end = opened + window;
            int previous = interactions.previousContact(row);
            if (previous >= 0 && interactions.openedAt().get(previous) > opened - window) {
                return ContactClass.FOLLOW_UP;
            }
            if (before(interactions.abandonedAt(), row, end)) {
                return ContactClass.ABANDONED;
            }
            if (net
                    && !interactions.resolvableAtFirstLine().get(row)
                    && before(interactions.firstResolvedAt(), row, end)) {
                return ContactClass.NOT_RESOLVABLE;
            }
            if (end > asOf) {
                return ContactClass.PENDING;
            }
            int next = interactions.nextContact(row);
            if (next >= 0 && interactions.openedAt().get(next) < end) {
                return ContactClass.REPEAT_CONTACT;
            }
            if (before(interactions.firstReopenedAt(), row, end)) {
                return ContactClass.REOPENED;
            }
            if (before(interactions.firstEscalatedAt(), row, end)) {
                return ContactClass.ESCALATED;
            }
            if (transfersFail && before(interactions.firstTransferredAt(), row, end)) {
                return ContactClass.TRANSFERRED;
            }
            return before(interactions.firstResolvedAt(), row, end) ? ContactClass.RESOLVED : ContactClass.UNRESOLVED;
        }

        private static boolean before(LongColumn times, int row, long end) {
            long at = times.get(row);
            return at != LongColumn.ABSENT && at < end;
        }
    }
}
