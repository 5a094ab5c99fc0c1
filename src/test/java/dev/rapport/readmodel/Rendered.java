package dev.rapport.readmodel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A snapshot as texts, a line for each row with all that its columns say, codes spelt out, the absent left out: two
 * snapshots that say the same give the same lines. Reads through the public accessors alone.
 */
record Rendered(List<String> interactions, List<String> surveys, List<String> purchases) {
    private static final Map<String, Function<InteractionColumns, LongColumn>> INTERACTION_TIMES = Map.of(
            "opened_at", InteractionColumns::openedAt,
            "first_reply_at", InteractionColumns::firstReplyAt,
            "handover_at", InteractionColumns::handoverAt,
            "handover_reply_at", InteractionColumns::handoverReplyAt,
            "first_resolved_at", InteractionColumns::firstResolvedAt,
            "last_resolved_at", InteractionColumns::lastResolvedAt,
            "first_reopened_at", InteractionColumns::firstReopenedAt,
            "first_transferred_at", InteractionColumns::firstTransferredAt,
            "first_escalated_at", InteractionColumns::firstEscalatedAt,
            "abandoned_at", InteractionColumns::abandonedAt);
    private static final Map<String, Function<InteractionColumns, FlagColumn>> INTERACTION_FLAGS = mapOf(
            Map.of(
                    "counts", InteractionColumns::counts,
                    "incomplete", InteractionColumns::incomplete,
                    "discarded", InteractionColumns::discarded,
                    "inbound", InteractionColumns::inbound,
                    "bot_replied", InteractionColumns::botReplied,
                    "identified", InteractionColumns::identified),
            Map.of(
                    "resolvable", InteractionColumns::resolvableAtFirstLine,
                    "flagged", InteractionColumns::flagged,
                    "first_contact", InteractionColumns::solvedAtFirstContact,
                    "not_first_contact", InteractionColumns::notSolvedAtFirstContact,
                    "present", InteractionColumns::present));
    private static final Map<String, Function<InteractionColumns, IntColumn>> INTERACTION_COUNTS = Map.of(
            "resolutions", InteractionColumns::resolutions,
            "reopens", InteractionColumns::reopens,
            "transfers", InteractionColumns::transfers,
            "escalations", InteractionColumns::escalations);
    private static final Map<String, Function<InteractionColumns, CodeColumn>> INTERACTION_TEXTS = mapOf(
            Map.of(
                    "person", InteractionColumns::customer,
                    "opening_team", InteractionColumns::openingTeam,
                    "opening_agent", InteractionColumns::openingAgent,
                    "first_reply_team", InteractionColumns::replyTeam,
                    "first_reply_agent", InteractionColumns::replyAgent,
                    "handover_reply_team", InteractionColumns::handoverReplyTeam),
            Map.of(
                    "handover_reply_agent", InteractionColumns::handoverReplyAgent,
                    "resolution_team", InteractionColumns::resolutionTeam,
                    "resolution_agent", InteractionColumns::resolutionAgent,
                    "current_team", InteractionColumns::currentTeam,
                    "current_agent", InteractionColumns::currentAgent));

    static Rendered of(Snapshot snapshot) {
        return new Rendered(
                interactions(snapshot.interactions()), surveys(snapshot.surveys()), purchases(snapshot.purchases()));
    }

    private static List<String> interactions(InteractionColumns columns) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < columns.size(); row++) {
            Line line = new Line(row);
            INTERACTION_TIMES.forEach((name, column) -> line.number(name, column.apply(columns)));
            INTERACTION_FLAGS.forEach((name, column) -> line.flag(name, column.apply(columns)));
            INTERACTION_COUNTS.forEach((name, column) -> line.count(name, column.apply(columns)));
            INTERACTION_TEXTS.forEach((name, column) -> line.text(name, column.apply(columns)));
            line.dimensions(columns.dimensions(), columns::dimension);
            line.chain("previous", columns.previousContact(row));
            line.chain("next", columns.nextContact(row));
            lines.add(line.toString());
        }
        return lines;
    }

    private static List<String> surveys(SurveyColumns columns) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < columns.size(); row++) {
            Line line = new Line(row);
            line.number("responded_at", columns.respondedAt());
            line.number("sent_at", columns.sentAt());
            line.number("score", columns.score());
            line.flag("present", columns.present());
            line.flag("answered", columns.answered());
            line.flag("dismissed", columns.dismissed());
            line.flag("invited_only", columns.invitedOnly());
            line.flag("satisfied", columns.satisfied());
            line.flag("identified", columns.identified());
            line.text("person", columns.customer());
            line.text("scale", columns.scale());
            columns.kind(row).ifPresent(kind -> line.put("kind of survey", kind.wireName()));
            line.dimensions(columns.dimensions(), columns::dimension);
            lines.add(line.toString());
        }
        return lines;
    }

    private static List<String> purchases(PurchaseColumns columns) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < columns.size(); row++) {
            Line line = new Line(row);
            line.number("purchased_at", columns.purchasedAt());
            line.number("amount", columns.amount());
            line.number("refunded", columns.refunded());
            line.flag("present", columns.present());
            line.flag("counts", columns.counts());
            line.flag("identified", columns.identified());
            line.flag("flagged", columns.flagged());
            line.text("person", columns.customer());
            line.dimensions(columns.dimensions(), columns::dimension);
            line.chain("previous", columns.previousPurchase(row));
            line.chain("next", columns.nextPurchase(row));
            lines.add(line.toString());
        }
        return lines;
    }

    private static <V> Map<String, V> mapOf(Map<String, V> one, Map<String, V> other) {
        Map<String, V> all = new LinkedHashMap<>(one);
        all.putAll(other);
        return all;
    }

    /** What is said of one row. */
    static final class Line {
        private final int row;
        private final TreeMap<String, String> values = new TreeMap<>();

        Line(int row) {
            this.row = row;
        }

        void put(String name, String value) {
            values.put(name, value);
        }

        void number(String name, LongColumn column) {
            number(name, column.get(row));
        }

        void number(String name, long value) {
            if (value != LongColumn.ABSENT) {
                put(name, Long.toString(value));
            }
        }

        void flag(String name, FlagColumn column) {
            flag(name, column.get(row));
        }

        void flag(String name, boolean value) {
            if (value) {
                put(name, "yes");
            }
        }

        private void count(String name, IntColumn column) {
            count(name, column.get(row));
        }

        void count(String name, int value) {
            if (value != 0) {
                put(name, Integer.toString(value));
            }
        }

        private void text(String name, CodeColumn column) {
            int code = column.get(row);
            if (code != 0) {
                put(name, column.dictionary().text(code));
            }
        }

        private void dimensions(Set<String> names, Function<String, Optional<CodeColumn>> column) {
            names.forEach(name -> text("dimension " + name, column.apply(name).orElseThrow()));
        }

        void chain(String name, int other) {
            if (other >= 0) {
                put(name, Integer.toString(other));
            }
        }

        @Override
        public String toString() {
            return row + values.toString();
        }
    }
}
