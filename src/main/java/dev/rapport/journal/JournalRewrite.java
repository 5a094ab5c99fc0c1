package dev.rapport.journal;

import dev.rapport.event.Subject;
import dev.rapport.platform.sql.ArrayParameter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Takes events out of the journal, and puts others in their place that keep the versions. Only erasures do so, under the
 * workspace's lock; to everybody else the journal is append-only.
 */
final class JournalRewrite {
    private static final String EVENTS = """
            SELECT subject, source, id, type, time, version, data
            FROM journal WHERE workspace_id = ? AND subject = ANY (?)
            """;
    /** The list of subjects leads to the rows; the keys tell which of them. */
    private static final String REMOVE = """
            DELETE FROM journal
            WHERE workspace_id = ? AND subject = ANY (?)
              AND (subject, source, id) IN (SELECT * FROM unnest(?, ?, ?))
            """;

    private final Connection connection;
    private final long workspaceId;

    JournalRewrite(Connection connection, long workspaceId) {
        this.connection = connection;
        this.workspaceId = workspaceId;
    }

    /** All events of some subjects, by subject; a subject without events is not among them. */
    Map<Subject, List<KeptEvent>> eventsOf(Collection<Subject> subjects) throws SQLException {
        Map<Subject, List<KeptEvent>> events = new TreeMap<>();
        if (subjects.isEmpty()) {
            return events;
        }
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setLong(1, workspaceId);
            texts(statement, 2, subjects, Subject::value);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    KeptEvent kept = new KeptEvent(JournalTable.read(row), row.getLong("version"));
                    events.computeIfAbsent(kept.event().subject(), subject -> new ArrayList<>())
                            .add(kept);
                }
            }
        }
        return events;
    }

    /** Takes events out. */
    void remove(List<KeptEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setLong(1, workspaceId);
            texts(
                    statement,
                    2,
                    events.stream()
                            .map(kept -> kept.event().subject())
                            .distinct()
                            .toList(),
                    Subject::value);
            texts(statement, 3, events, kept -> kept.identity().subject());
            texts(statement, 4, events, kept -> kept.identity().source());
            texts(statement, 5, events, kept -> kept.identity().id());
            statement.executeUpdate();
        }
    }

    /** Puts events in whose identities are not there; they keep their versions, but not what senders added to them. */
    void add(List<KeptEvent> events) throws SQLException {
        Statements statements = new Statements();
        new JournalTable(connection, workspaceId).restore(events, statements);
        statements.run(connection);
    }

    private static <T> void texts(
            PreparedStatement statement, int place, Collection<T> values, Function<T, String> text)
            throws SQLException {
        ArrayParameter.texts(statement, place, values.stream().map(text).toList());
    }
}
