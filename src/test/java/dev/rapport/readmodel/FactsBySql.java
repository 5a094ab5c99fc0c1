package dev.rapport.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.event.CodePointOrder;
import dev.rapport.readmodel.Rendered.Line;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a snapshot should say, from the tables by plain queries and the most naive of ways: every row is compared with every other one. */
final class FactsBySql {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final long workspaceId;
    private final Map<String, TreeSet<String>> people = new HashMap<>();

    /** What a chain is made of. */
    private record Link(int row, String chain, OffsetDateTime at, String subject) {
        boolean isBefore(Link other) {
            int byTime = at.compareTo(other.at);
            return byTime < 0 || (byTime == 0 && CodePointOrder.INSTANCE.compare(subject, other.subject) < 0);
        }
    }

    private FactsBySql(Connection connection, long workspaceId) {
        this.connection = connection;
        this.workspaceId = workspaceId;
    }

    static Rendered read(DataSource database, long workspaceId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            FactsBySql facts = new FactsBySql(connection, workspaceId);
            facts.readPeople();
            return new Rendered(facts.interactions(), facts.surveys(), facts.purchases());
        }
    }

    private void readPeople() throws SQLException {
        try (PreparedStatement statement = select("customer_link", "subject");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                TreeSet<String> united = new TreeSet<>(CodePointOrder.INSTANCE);
                for (String id : List.of(row.getString("from_id"), row.getString("into_id"))) {
                    united.add(id);
                    united.addAll(people.getOrDefault(id, new TreeSet<>()));
                }
                united.forEach(id -> people.put(id, united));
            }
        }
    }

    private PreparedStatement select(String table, String order) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM " + table + " WHERE workspace_id = ? ORDER BY " + order);
        statement.setLong(1, workspaceId);
        return statement;
    }

    private List<String> interactions() throws SQLException {
        List<Line> lines = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        try (PreparedStatement statement = select("interaction_fact", "number");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Line line = new Line(lines.size());
                boolean discarded = row.getBoolean("discarded");
                boolean opened = row.getObject("opened_at") != null;
                boolean inbound = "inbound".equals(row.getString("direction"));
                Optional<String> person = person(line, row);
                line.flag("present", row.getBoolean("present"));
                line.flag("discarded", discarded);
                line.flag("counts", opened && !discarded);
                line.flag("incomplete", row.getBoolean("present") && !opened && !discarded);
                line.flag("inbound", inbound);
                line.flag("bot_replied", row.getBoolean("bot_replied"));
                line.flag("resolvable", row.getBoolean("resolvable_at_first_line"));
                line.flag("first_contact", "t".equals(row.getString("first_contact")));
                line.flag("not_first_contact", "f".equals(row.getString("first_contact")));
                line.flag("flagged", row.getString("flags") != null && !"[]".equals(row.getString("flags")));
                for (String name : List.of(
                        "opened_at first_reply_at handover_at handover_reply_at first_resolved_at last_resolved_at"
                                .split(" "))) {
                    time(line, row, name);
                }
                for (String name :
                        List.of("first_reopened_at first_transferred_at first_escalated_at abandoned_at".split(" "))) {
                    time(line, row, name);
                }
                for (String name : List.of("resolutions", "reopens", "transfers", "escalations")) {
                    line.count(name, row.getInt(name));
                }
                for (String moment : List.of("opening", "first_reply", "handover_reply", "resolution", "current")) {
                    text(line, row, moment + "_team", moment + "_team");
                    text(line, row, moment + "_agent", moment + "_agent");
                }
                dimensions(line, row, "channel direction topic issue_id priority location product");
                if (opened && !discarded && inbound && person.isPresent()) {
                    String issue = row.getString("issue_id");
                    String topic = row.getString("topic");
                    String thread = issue != null ? "issue " + issue : topic != null ? "topic " + topic : "";
                    links.add(link(row, lines.size(), person.get() + '\n' + thread, "opened_at"));
                }
                lines.add(line);
            }
        }
        return chained(lines, links);
    }

    private List<String> surveys() throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (PreparedStatement statement = select("survey_fact", "number");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Line line = new Line(lines.size());
                boolean present = row.getBoolean("present");
                BigDecimal score = row.getBigDecimal("score");
                boolean responded = row.getObject("responded_at") != null;
                person(line, row);
                line.flag("present", present);
                line.flag("answered", score != null);
                line.flag("dismissed", present && responded && score == null);
                line.flag("invited_only", present && !responded);
                line.flag("satisfied", score != null && score.compareTo(row.getBigDecimal("satisfied_from")) >= 0);
                time(line, row, "responded_at");
                time(line, row, "sent_at");
                money(line, "score", score);
                if (score != null) {
                    line.put("scale", row.getString("scale_min") + "-" + row.getString("scale_max"));
                }
                line.put("kind of survey", row.getString("kind"));
                dimensions(line, row, "kind survey question channel team agent topic priority location product");
                lines.add(line);
            }
        }
        return chained(lines, List.of());
    }

    private List<String> purchases() throws SQLException {
        List<Line> lines = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        try (PreparedStatement statement = select("purchase_fact", "number");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Line line = new Line(lines.size());
                boolean counts = row.getObject("purchased_at") != null && row.getObject("cancelled_at") == null;
                Optional<String> person = person(line, row);
                line.flag("present", row.getBoolean("present"));
                line.flag("counts", counts);
                line.flag("flagged", row.getString("flags") != null && !"[]".equals(row.getString("flags")));
                time(line, row, "purchased_at");
                money(line, "amount", row.getBigDecimal("amount"));
                money(line, "refunded", row.getBigDecimal("refunded"));
                dimensions(line, row, "currency channel location product new_customer_source");
                if (counts && person.isPresent()) {
                    links.add(link(row, lines.size(), person.get(), "purchased_at"));
                }
                lines.add(line);
            }
        }
        return chained(lines, links);
    }

    private Optional<String> person(Line line, ResultSet row) throws SQLException {
        String id = row.getString("customer_id");
        if (id == null) {
            return Optional.empty();
        }
        TreeSet<String> united = people.get(id);
        String person = united == null ? id : united.first();
        line.flag("identified", true);
        line.put("person", person);
        return Optional.of(person);
    }

    private static Link link(ResultSet row, int number, String chain, String time) throws SQLException {
        return new Link(number, chain, row.getObject(time, OffsetDateTime.class), row.getString("subject"));
    }

    private static List<String> chained(List<Line> lines, List<Link> links) {
        for (Link link : links) {
            neighbour(link, links, (other, best) -> other.isBefore(link) && (best == null || best.isBefore(other)))
                    .ifPresent(other -> lines.get(link.row()).chain("previous", other.row()));
            neighbour(link, links, (other, best) -> link.isBefore(other) && (best == null || other.isBefore(best)))
                    .ifPresent(other -> lines.get(link.row()).chain("next", other.row()));
        }
        return lines.stream().map(Line::toString).toList();
    }

    private static Optional<Link> neighbour(Link link, List<Link> links, BiPredicate<Link, @Nullable Link> isNearer) {
        Link best = null;
        for (Link other : links) {
            if (other.chain().equals(link.chain()) && isNearer.test(other, best)) {
                best = other;
            }
        }
        return Optional.ofNullable(best);
    }

    private static void time(Line line, ResultSet row, String name) throws SQLException {
        OffsetDateTime time = row.getObject(name, OffsetDateTime.class);
        if (time != null) {
            line.number(name, ChronoUnit.MICROS.between(OffsetDateTime.parse("1970-01-01T00:00:00Z"), time));
        }
    }

    private static void money(Line line, String name, @Nullable BigDecimal amount) {
        if (amount != null) {
            line.number(name, amount.movePointRight(4).longValueExact());
        }
    }

    private static void text(Line line, ResultSet row, String column, String name) throws SQLException {
        String text = row.getString(column);
        if (text != null && !text.isEmpty()) {
            line.put(name, text);
        }
    }

    private static void dimensions(Line line, ResultSet row, String names) throws SQLException {
        for (String name : names.split(" ", -1)) {
            text(line, row, name, "dimension " + name);
        }
        String attributes = row.getString("attributes");
        if (attributes != null) {
            try {
                JSON.readTree(attributes)
                        .properties()
                        .forEach(entry -> line.put(
                                "dimension attributes." + entry.getKey(),
                                Objects.requireNonNull(entry.getValue().textValue())));
            } catch (JsonProcessingException damaged) {
                throw new IllegalStateException(attributes, damaged);
            }
        }
    }
}
