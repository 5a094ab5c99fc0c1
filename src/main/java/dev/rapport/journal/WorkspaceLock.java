package dev.rapport.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Locks of a workspace over all nodes, held to the end of a transaction. They are rows, which only the service can lock:
 * advisory locks could be taken by whoever may log in to the database.
 */
enum WorkspaceLock {
    /** Who erases somebody. */
    ERASURE,
    /** Who adds to the counts of the writing door shares it; who takes a source out of them has it alone. */
    COUNTS;

    private static final String PREPARE = """
            INSERT INTO workspace_lock (workspace_id, purpose) SELECT id, ? FROM workspace WHERE id = ?
            ON CONFLICT DO NOTHING
            """;
    private static final String LOCK = "SELECT purpose FROM workspace_lock WHERE purpose = ? AND workspace_id = ? FOR ";

    /**
     * Makes the row; needed before {@link #takeIfFree}, and committed by then, since who makes it in a transaction would have
     * the others wait for its end.
     */
    void prepare(Connection connection, long workspaceId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PREPARE)) {
            bind(statement, workspaceId);
            statement.executeUpdate();
        }
    }

    /** Takes the lock, unless somebody has it. */
    boolean takeIfFree(Connection connection, long workspaceId) throws SQLException {
        return lock(connection, workspaceId, "UPDATE SKIP LOCKED");
    }

    /** Waits for the lock and takes it. A workspace that has been removed has none, and nothing to protect. */
    void take(Connection connection, long workspaceId) throws SQLException {
        await(connection, workspaceId, "UPDATE");
    }

    /** The same for a lock that others may share. */
    void share(Connection connection, long workspaceId) throws SQLException {
        await(connection, workspaceId, "SHARE");
    }

    private void await(Connection connection, long workspaceId, String strength) throws SQLException {
        boolean locked = lock(connection, workspaceId, strength);
        if (!locked) {
            prepare(connection, workspaceId);
            lock(connection, workspaceId, strength);
        }
    }

    private boolean lock(Connection connection, long workspaceId, String strength) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK + strength)) {
            bind(statement, workspaceId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private void bind(PreparedStatement statement, long workspaceId) throws SQLException {
        statement.setString(1, name().toLowerCase(Locale.ROOT));
        statement.setLong(2, workspaceId);
    }
}
