package dev.rapport.metric;

import dev.rapport.metric.Outcome.Part;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.schema.Property;
import java.util.ArrayList;
import java.util.List;

/** What customers did after they had been served in one of two ways, or in between. */
final class Growth {
    /** How somebody was served. */
    enum Group {
        GOOD("good"),
        BAD("bad"),
        BETWEEN("between");

        private final String prefix;

        Group(String prefix) {
            this.prefix = prefix;
        }

        /** What the names of the group's columns begin with. */
        String prefix() {
            return prefix;
        }
    }

    private static final Outcome GOOD_BOUGHT = Outcome.success(0, "good_bought");
    private static final Outcome GOOD_DID_NOT_BUY = Outcome.failure(1, "good_did_not_buy");
    private static final Outcome BAD_BOUGHT = Outcome.failure(2, "bad_bought");
    private static final Outcome BAD_DID_NOT_BUY = Outcome.failure(3, "bad_did_not_buy");
    private static final Outcome BETWEEN_BOUGHT = Outcome.beside(4, "between_bought");
    private static final Outcome BETWEEN_DID_NOT_BUY = Outcome.beside(5, "between_did_not_buy");
    static final Outcome PENDING = Outcome.pending(6, "pending");
    static final Outcome UNIDENTIFIED = Outcome.excluded(7, "unidentified");
    static final List<Outcome> OUTCOMES = List.of(
            GOOD_BOUGHT,
            GOOD_DID_NOT_BUY,
            BAD_BOUGHT,
            BAD_DID_NOT_BUY,
            BETWEEN_BOUGHT,
            BETWEEN_DID_NOT_BUY,
            PENDING,
            UNIDENTIFIED);

    private Growth() {}

    static Outcome outcome(Group group, boolean bought) {
        return switch (group) {
            case GOOD -> bought ? GOOD_BOUGHT : GOOD_DID_NOT_BUY;
            case BAD -> bought ? BAD_BOUGHT : BAD_DID_NOT_BUY;
            case BETWEEN -> bought ? BETWEEN_BOUGHT : BETWEEN_DID_NOT_BUY;
        };
    }

    static boolean isBuyer(Outcome outcome) {
        return outcome.equals(GOOD_BOUGHT) || outcome.equals(BAD_BOUGHT) || outcome.equals(BETWEEN_BOUGHT);
    }

    static Group group(Outcome outcome) {
        if (outcome.part() == Part.BESIDE) {
            return Group.BETWEEN;
        }
        return outcome.equals(GOOD_BOUGHT) || outcome.equals(GOOD_DID_NOT_BUY) ? Group.GOOD : Group.BAD;
    }

    /** The columns of all groups. */
    static List<Property> columns() {
        List<Property> columns = new ArrayList<>();
        columns.add(Property.text("currency").orNull().meaning("That of all spend; null when there are several."));
        for (Group group : Group.values()) {
            String prefix = group.prefix() + "_";
            columns.add(Property.wholeNumber(prefix + "customers"));
            columns.add(Property.wholeNumber(prefix + "buyers").meaning("Those who bought again."));
            columns.add(Property.decimal(prefix + "rate").orNull().meaning("The share of buyers."));
            columns.add(Property.decimal(prefix + "spend").orNull().meaning("Within the window after."));
            columns.add(Property.decimal(prefix + "spend_per_customer").orNull());
            columns.add(Property.decimal(prefix + "spend_before").orNull().meaning("Within as long before."));
            columns.add(Property.decimal(prefix + "spend_before_per_customer").orNull());
        }
        return columns;
    }

    /** Says what came of a customer who was served at {@code t0}. */
    static void classify(
            Group group, int row, int person, long t0, long window, long asOf, Spending spending, Sink sink) {
        if (t0 + window > asOf) {
            sink.add(PENDING, row, LongColumn.ABSENT);
        } else {
            boolean bought = spending.count(person, t0, t0 + window) > 0;
            sink.add(outcome(group, bought), row, spending.sum(person, t0, t0 + window));
        }
    }
}
