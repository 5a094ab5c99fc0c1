package dev.rapport.journal;

import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What senders write beside an event is none of its values, and may mention anybody. Nothing is counted by it, so that it is
 * removed where it mentions the person; events that are rewritten lose theirs anyhow.
 */
@ApplicationScoped
class ErasedFromExtensions implements ErasedFrom {
    private static final String SELECT = """
            SELECT subject, source, id, extensions::text, version FROM journal
            WHERE workspace_id = ? AND extensions IS NOT NULL
            """;
    private static final String SELECT_LATER = """
            SELECT subject, source, id, extensions::text, version FROM journal
            WHERE workspace_id + 0 = ? AND version > ? AND extensions IS NOT NULL
            """;
    private static final String REMOVE = """
            UPDATE journal SET extensions = NULL WHERE workspace_id = ? AND subject = ? AND source = ? AND id = ?
            """;
    private static final int FETCH = 1_000;

    @Override
    public String name() {
        return "event_extensions";
    }

    @Override
    public Look erase(Connection connection, WorkspaceId workspace, ErasedPerson person, long after)
            throws SQLException {
        long rows = 0;
        long end = after;
        try (PreparedStatement select = connection.prepareStatement(after == 0 ? SELECT : SELECT_LATER);
                PreparedStatement remove = connection.prepareStatement(REMOVE)) {
            select.setFetchSize(FETCH);
            select.setLong(1, workspace.value());
            if (after > 0) {
                select.setLong(2, after);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    end = Math.max(end, row.getLong(5));
                    if (person.isMentionedIn(row.getString(4))) {
                        remove.setLong(1, workspace.value());
                        remove.setString(2, row.getString(1));
                        remove.setString(3, row.getString(2));
                        remove.setString(4, row.getString(3));
                        remove.addBatch();
                        rows++;
                    }
                }
            }
            remove.executeBatch();
        }
        return new Look(rows, end);
    }
}
