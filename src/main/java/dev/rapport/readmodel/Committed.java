package dev.rapport.readmodel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What is committed for a workspace.
 *
 * @param version the last batch, 0 when there was none
 * @param epoch changes when what was read before must be forgotten
 * @param interactions how many interactions have a number; surveys and purchases alike
 * @param settingsVersion how often a setting that numbers depend upon was changed
 */
record Committed(long version, UUID epoch, int interactions, int surveys, int purchases, long settingsVersion) {
    private static final String SELECT = """
            SELECT version, epoch, interactions, surveys, purchases, settings_version
            FROM workspace_version WHERE workspace_id = ?
            """;

    /** Of a workspace that has never been written to. */
    static final Committed NOTHING = new Committed(0, new UUID(0, 0), 0, 0, 0, 0);

    /** Asks the database. */
    static Committed read(Connection connection, long workspaceId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setLong(1, workspaceId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new Committed(
                                row.getLong(1),
                                row.getObject(2, UUID.class),
                                rows(row.getLong(3)),
                                rows(row.getLong(4)),
                                rows(row.getLong(5)),
                                row.getLong(6))
                        : NOTHING;
            }
        }
    }

    private static int rows(long numbers) {
        if (numbers > Integer.MAX_VALUE - Blocks.ROWS) {
            throw new IllegalStateException("a workspace has %d facts of one kind; a read model holds at most %d"
                    .formatted(numbers, Integer.MAX_VALUE - Blocks.ROWS));
        }
        return (int) numbers;
    }

    long facts() {
        return (long) interactions + surveys + purchases;
    }
}
