package dev.rapport.journal;

import dev.rapport.event.Subject;
import dev.rapport.platform.sql.ArrayParameter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the subjects whose events may name or mention a person; reads the journal, so it should not be under a lock. */
final class ErasureScan {
    /** A few too many are found: whether an id stands there as a word of its own is looked at later. */
    private static final String SUBJECTS = """
            WITH told AS MATERIALIZED (
                SELECT id COLLATE "C" AS plain,
                       substr(to_jsonb(id)::text, 2, length(to_jsonb(id)::text) - 2) COLLATE "C" AS escaped
                FROM unnest(?) AS telling (id))
            SELECT DISTINCT subject FROM journal
            WHERE workspace_id + 0 = ? AND version > ? AND version <= ?
              AND (data ->> 'customer_id' = ANY (?)
                   OR type = 'customer.merged' AND (data ->> 'from' = ANY (?) OR data ->> 'into' = ANY (?))
                   OR EXISTS (SELECT FROM told
                              WHERE strpos(subject, plain) > 0 OR strpos(source, plain) > 0 OR strpos(id, plain) > 0
                                 OR strpos(data::text, escaped) > 0))
            ORDER BY subject
            """;

    private static final String EVENTS = """
            SELECT subject, count(*) FROM journal WHERE workspace_id = ? AND subject = ANY (?)
            GROUP BY subject ORDER BY subject
            """;
    private static final int FETCH = 1_000;

    private final Connection connection;
    private final long workspaceId;
    private final ErasedPerson person;

    ErasureScan(Connection connection, long workspaceId, ErasedPerson person) {
        this.connection = connection;
        this.workspaceId = workspaceId;
        this.person = person;
    }

    /** Takes what is found. */
    interface Finding {
        void take(Subject subject) throws SQLException;
    }

    /** Tells the subjects with such an event of a version after {@code after} up to {@code upTo}, one by one. */
    void subjects(long after, long upTo, Finding found) throws SQLException {
        if (after >= upTo) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(SUBJECTS)) {
            statement.setFetchSize(FETCH);
            ArrayParameter.texts(statement, 1, person.tellingIds());
            statement.setLong(2, workspaceId);
            statement.setLong(3, after);
            statement.setLong(4, upTo);
            for (int place = 5; place <= 7; place++) {
                ArrayParameter.texts(statement, place, person.ids());
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.take(new Subject(row.getString(1)));
                }
            }
        }
    }

    /** The same as a list. */
    List<Subject> subjects(long after, long upTo) throws SQLException {
        List<Subject> subjects = new ArrayList<>();
        subjects(after, upTo, subjects::add);
        return subjects;
    }

    /** How many events each of some subjects has, of anybody. */
    Map<Subject, Long> events(Collection<Subject> subjects) throws SQLException {
        Map<Subject, Long> events = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setLong(1, workspaceId);
            ArrayParameter.texts(
                    statement, 2, subjects.stream().map(Subject::value).toList());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.put(new Subject(row.getString(1)), row.getLong(2));
                }
            }
        }
        return events;
    }
}
