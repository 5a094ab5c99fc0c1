package dev.rapport.workspace.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.platform.sql.ArrayParameter;
import dev.rapport.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Writes into the record of changes within a transaction over a plain connection. */
public final class AuditTable {
    private static final String ADD = """
            INSERT INTO audit_entry (workspace_id, at, actor, action, subject, details)
            SELECT ?, ?, added.actor, ?, added.subject, added.details
            FROM unnest(?, ?, ?) AS added (actor, subject, details)
            """;
    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditTable() {}

    /**
     * What is recorded.
     *
     * @param actor who did it
     * @param subject to what
     * @param details particulars that go into a JSON object; no secrets
     */
    public record Entry(String actor, String subject, Map<String, ?> details) {}

    /** Adds entries of one action. */
    public static void record(
            Connection connection, WorkspaceId workspace, Instant at, String action, List<Entry> entries)
            throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setLong(1, workspace.value());
            statement.setObject(2, at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            statement.setString(3, action);
            ArrayParameter.texts(
                    statement, 4, entries.stream().map(Entry::actor).toList());
            ArrayParameter.texts(
                    statement, 5, entries.stream().map(Entry::subject).toList());
            ArrayParameter.bind(
                    statement,
                    6,
                    "jsonb",
                    entries.stream().map(entry -> json(entry.details())).toArray(String[]::new));
            statement.executeUpdate();
        }
    }

    private static String json(Map<String, ?> details) {
        try {
            return JSON.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the details of an audit entry are no JSON", e);
        }
    }
}
