package dev.rapport.journal;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.ServiceEvent;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.BulkInsert.Column;
import dev.rapport.journal.PreparedEvent.Identity;
import dev.rapport.platform.sql.ArrayParameter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The journal's statements. Each runs in the caller's transaction, under the workspace's lock. */
final class JournalTable {
    private static final String IDENTITIES = """
            SELECT subject, source, id, content FROM journal WHERE workspace_id = ? AND subject = ANY (?)
            """;

    private static final String EVENTS_OF_SUBJECTS = """
            SELECT subject, source, id, type, time, data
            FROM journal
            WHERE workspace_id = ? AND subject = ANY (?)
            """;

    private final Connection connection;
    private final long workspaceId;

    JournalTable(Connection connection, long workspaceId) {
        this.connection = connection;
        this.workspaceId = workspaceId;
    }

    private static final BulkInsert<Row> ROWS = BulkInsert.of(
            "journal",
            List.of("subject", "source", "id"),
            List.of(
                    new Column<>("subject", SqlType.TEXT, row -> row.event()
                            .identity()
                            .subject()),
                    new Column<>("source", SqlType.TEXT, row -> row.event()
                            .identity()
                            .source()),
                    new Column<>(
                            "id", SqlType.TEXT, row -> row.event().identity().id()),
                    new Column<>(
                            "type",
                            SqlType.TEXT,
                            row -> row.event().event().type().wireName()),
                    new Column<>("time", SqlType.TIMESTAMPTZ, row -> row.event()
                            .event()
                            .time()),
                    new Column<>("version", SqlType.BIGINT, Row::version),
                    new Column<>("content", SqlType.BYTEA, row -> row.event()
                            .digest()
                            .toBytes()),
                    new Column<>("data", SqlType.JSONB, row -> row.event().json()),
                    new Column<>("extensions", SqlType.JSONB, row -> row.event().extensions())));

    private record Row(PreparedEvent event, long version) {}

    /** Asks for the digests of all kept events of those subjects, which {@link #identity} reads. */
    void askIdentities(Collection<String> subjects, Statements statements) {
        statements.add(IDENTITIES, 2, (statement, first) -> {
            statement.setLong(first, workspaceId);
            ArrayParameter.texts(statement, first + 1, subjects);
        });
    }

    /** The identity at which {@code row} stands. */
    static Identity identity(ResultSet row) throws SQLException {
        return new Identity(row.getString(1), row.getString(2), row.getString(3));
    }

    /** The digest at which {@code row} stands. */
    static Digest digest(ResultSet row) throws SQLException {
        return Digest.of(row.getBytes(4));
    }

    /** Keeps events whose identities are not kept yet; few of them when {@code statements} run. */
    void add(List<PreparedEvent> events, long version, Statements statements) throws SQLException {
        ROWS.add(
                connection,
                workspaceId,
                events.stream().map(event -> new Row(event, version)).toList(),
                statements);
    }

    /** Puts back events that were taken out to be rewritten, each with the version that it had. */
    void restore(List<KeptEvent> events, Statements statements) throws SQLException {
        ROWS.add(
                connection,
                workspaceId,
                events.stream()
                        .map(kept -> new Row(PreparedEvent.of(kept.event()), kept.version()))
                        .toList(),
                statements);
    }

    /** All kept events of some subjects. */
    Map<Subject, List<ServiceEvent>> eventsOf(Collection<Subject> subjects) throws SQLException {
        Map<Subject, List<ServiceEvent>> events = new HashMap<>();
        Statements statements = new Statements();
        askEvents(subjects, statements);
        statements.run(connection, rows -> readEvents(rows, events));
        return events;
    }

    /** Asks for all kept events of some subjects, which {@link #readEvents} reads. */
    void askEvents(Collection<Subject> subjects, Statements statements) {
        statements.add(EVENTS_OF_SUBJECTS, 2, (statement, first) -> {
            statement.setLong(first, workspaceId);
            ArrayParameter.texts(
                    statement, first + 1, subjects.stream().map(Subject::value).toList());
        });
    }

    static void readEvents(ResultSet row, Map<Subject, List<ServiceEvent>> events) throws SQLException {
        while (row.next()) {
            SubmittedEvent event = read(row);
            events.computeIfAbsent(event.subject(), subject -> new ArrayList<>())
                    .add(ServiceEvent.from(event));
        }
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
