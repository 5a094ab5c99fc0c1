package dev.rapport.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What tells of a person without being a row of theirs: the log of which facts the versions changed, and the statistics of
 * the planner, which keep samples of what stands in the columns. Cleared when the rows are gone, without holding writers up.
 */
final class ErasureTraces {
    private static final String LEFT = """
            SELECT min(first_version), max(last_version), max(id) FROM erasure
            WHERE workspace_id = ? AND finished_at IS NOT NULL AND cleared_at IS NULL
            """;
    /** With the epoch that the erasures ended nobody reads these any more. */
    private static final String FORGET_CHANGES = """
            UPDATE change_log SET interactions = '{}', surveys = '{}', purchases = '{}', links = false
            WHERE workspace_id = ? AND version BETWEEN ? AND ?
            """;

    /** Those of an index on an expression are taken with its table's. */
    private static final String WITH_STATISTICS = """
            SELECT DISTINCT relation.oid::regclass::text
            FROM pg_stats JOIN pg_class AS relation ON relation.relname = tablename
                AND relation.relnamespace = current_schema()::regnamespace
            WHERE schemaname = current_schema() AND relation.relkind IN ('r', 'p') ORDER BY 1
            """;
    /** Analyzing a table without rows leaves its statistics as they are. */
    private static final String FORGET_STATISTICS = """
            SELECT pg_clear_attribute_stats(schemaname, tablename, attname, inherited) FROM pg_stats
            WHERE schemaname = current_schema() AND quote_ident(tablename) = ?
            """;

    private static final String CLEARED = """
            UPDATE erasure SET cleared_at = ?
            WHERE workspace_id = ? AND finished_at IS NOT NULL AND cleared_at IS NULL AND id <= ?
            """;
    private static final String PATIENCE = "SET lock_timeout = '30s'";
    private static final int VERSIONS_AT_ONCE = 5_000;
    private static final int FIRST_THAT_FORGETS = 18;

    private final Connection connection;
    private final long workspaceId;

    /** Uses a connection that commits each statement. */
    ErasureTraces(Connection connection, long workspaceId) {
        this.connection = connection;
        this.workspaceId = workspaceId;
    }

    /** Clears what finished erasures of the workspace have left; nothing if there was none. */
    void clear(Instant now) throws SQLException {
        long last;
        try (PreparedStatement statement = connection.prepareStatement(LEFT)) {
            statement.setLong(1, workspaceId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                last = row.getLong(3);
                if (row.wasNull()) {
                    return;
                }
                forgetChanges(row.getLong(1), row.getLong(2));
            }
        }
        takeStatisticsAnew();
        try (PreparedStatement statement = connection.prepareStatement(CLEARED)) {
            statement.setObject(1, now.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            statement.setLong(2, workspaceId);
            statement.setLong(3, last);
            statement.executeUpdate();
        }
    }

    private void forgetChanges(long first, long last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET_CHANGES)) {
            for (long from = first; from <= last; from += VERSIONS_AT_ONCE) {
                statement.setLong(1, workspaceId);
                statement.setLong(2, from);
                statement.setLong(3, Math.min(last, from + VERSIONS_AT_ONCE - 1));
                statement.executeUpdate();
            }
        }
    }

    /** Of every table that has any, those of later releases too. */
    private void takeStatisticsAnew() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(WITH_STATISTICS)) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            statement.execute(PATIENCE);
            try {
                for (String table : tables) {
                    statement.execute("ANALYZE " + table);
                    if (isEmpty(statement, table)) {
                        forgetStatistics(table);
                    }
                }
            } finally {
                statement.execute("RESET lock_timeout");
            }
        }
    }

    private static boolean isEmpty(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM %s)".formatted(table))) {
            return row.next() && !row.getBoolean(1);
        }
    }

    private void forgetStatistics(String table) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < FIRST_THAT_FORGETS) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(FORGET_STATISTICS)) {
            statement.setString(1, table);
            statement.execute();
        }
    }
}
