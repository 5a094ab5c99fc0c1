package dev.rapport.journal;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.ServiceEvent;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.BulkInsert.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The journal's statements. Each runs in the caller's transaction, under the workspace's lock. */
final class JournalTable {
    /** LIMIT keeps the planner from turning the look-up of each key into a join over the whole journal. */
    private static final String KEPT_DIGESTS = """
            SELECT asked.place, encode(kept.content, 'hex')
            FROM unnest(?::text[], ?::text[], ?::text[]) WITH ORDINALITY AS asked (subject, source, id, place)
            CROSS JOIN LATERAL (
                SELECT content FROM journal
                WHERE workspace_id = ? AND subject = asked.subject AND source = asked.source AND id = asked.id
                LIMIT 1) AS kept
            """;

    private static final String EVENTS_OF_SUBJECTS = """
            SELECT subject, source, id, type, time, data
            FROM journal
            WHERE workspace_id = ? AND subject = ANY (?::text[])
            """;

    private final Connection connection;
    private final long workspaceId;

    JournalTable(Connection connection, long workspaceId) {
        this.connection = connection;
        this.workspaceId = workspaceId;
    }

    /** The digests of those events whose identity is kept already, by the event's place in the list. */
    Map<Integer, String> keptDigests(List<PreparedEvent> events) throws SQLException {
        Map<Integer, String> kept = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(KEPT_DIGESTS)) {
            statement.setArray(1, texts(events, event -> event.identity().subject()));
            statement.setArray(2, texts(events, event -> event.identity().source()));
            statement.setArray(3, texts(events, event -> event.identity().id()));
            statement.setLong(4, workspaceId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    kept.put(row.getInt(1) - 1, row.getString(2));
                }
            }
        }
        return kept;
    }

    private java.sql.Array texts(List<PreparedEvent> events, Function<PreparedEvent, String> text) throws SQLException {
        return connection.createArrayOf("text", events.stream().map(text).toArray(String[]::new));
    }

    /** Keeps events whose identities are not kept yet. */
    void add(List<PreparedEvent> events, long version) throws SQLException {
        BulkInsert.<PreparedEvent>adding(
                        "journal",
                        List.of(
                                new Column<>("subject", "text", event -> event.identity()
                                        .subject()),
                                new Column<>("source", "text", event -> event.identity()
                                        .source()),
                                new Column<>(
                                        "id", "text", event -> event.identity().id()),
                                new Column<>("type", "text", event -> event.event()
                                        .type()
                                        .wireName()),
                                new Column<>("time", "timestamptz", event -> event.event()
                                        .time()),
                                new Column<>("version", "bigint", event -> version),
                                new Column<>("content", "bytea", event -> "\\x" + event.digest()),
                                new Column<>("data", "jsonb", PreparedEvent::json),
                                new Column<>("extensions", "jsonb", PreparedEvent::extensions)))
                .write(connection, workspaceId, events);
    }

    /** All kept events of some subjects. */
    Map<Subject, List<ServiceEvent>> eventsOf(Collection<Subject> subjects) throws SQLException {
        Map<Subject, List<ServiceEvent>> events = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(EVENTS_OF_SUBJECTS)) {
            statement.setLong(1, workspaceId);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", subjects.stream().map(Subject::value).toArray(String[]::new)));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    SubmittedEvent event = read(row);
                    events.computeIfAbsent(event.subject(), subject -> new ArrayList<>())
                            .add(ServiceEvent.from(event));
                }
            }
        }
        return events;
    }

    static SubmittedEvent read(ResultSet row) throws SQLException {
        String type = row.getString("type");
        return new SubmittedEvent(
                EventType.fromWireName(type)
                        .orElseThrow(() -> new IllegalStateException("the journal holds an unknown type " + type)),
                new EventKey(row.getString("source"), row.getString("id")),
                new Subject(row.getString("subject")),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                EventContent.fromJson(row.getString("data")));
    }
}
