package dev.rapport.readmodel;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntList;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** One workspace as one snapshot of the database shows it, whatever is committed meanwhile. */
final class DatabaseView implements AutoCloseable {
    /** Rows are wanted in the order of their numbers, for which there is an index: sorting them all costs more. */
    private static final String BEGIN = """
            SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
            SET LOCAL enable_sort = off;
            SET LOCAL jit = off
            """;

    private static final String LINKS =
            "SELECT from_id, into_id FROM customer_link WHERE workspace_id = ? ORDER BY subject, from_id, into_id";

    private final Connection connection;
    private final long workspaceId;
    private final Committed committed;

    /** Begins; what is committed by now is seen. */
    static DatabaseView open(DataSource database, long workspaceId) throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(BEGIN);
            }
            return new DatabaseView(connection, workspaceId);
        } catch (SQLException | RuntimeException failure) {
            try (connection) {
                end(connection);
            } catch (SQLException lost) {
                failure.addSuppressed(lost);
            }
            throw failure;
        }
    }

    private DatabaseView(Connection connection, long workspaceId) throws SQLException {
        this.connection = connection;
        this.workspaceId = workspaceId;
        this.committed = Committed.read(connection, workspaceId);
    }

    Committed committed() {
        return committed;
    }

    /** What was changed since a version; empty when the log does not reach back to it. */
    Optional<Changes> changesSince(long version) throws SQLException {
        return Changes.read(connection, workspaceId, version, committed.version());
    }

    /** Tells all links between customers. */
    void readLinks(People people) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINKS)) {
            statement.setLong(1, workspaceId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    people.link(row.getString(1), row.getString(2));
                }
            }
        }
        people.endLinks();
    }

    /** Reads all facts of a kind, of which there are {@code count}. */
    void readAll(FactRows rows, int count) throws SQLException {
        copy(rows, "", count);
    }

    /** Reads the facts of these numbers. */
    void read(FactRows rows, IntList numbers) throws SQLException {
        if (!numbers.isEmpty()) {
            copy(rows, " AND number = ANY ('" + arrayOf(numbers) + "'::bigint[])", numbers.size());
        }
    }

    /** COPY takes no parameters; what is put into its text here are numbers. */
    private void copy(FactRows rows, String condition, int expected) throws SQLException {
        String sql = "COPY (%s WHERE workspace_id = %d%s ORDER BY workspace_id, number) TO STDOUT (FORMAT binary)"
                .formatted(rows.select(), workspaceId, condition);
        CopyOut stream = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        CopyRow row = new CopyRow();
        int read = 0;
        int last = -1;
        try {
            for (byte[] message = stream.readFromCopy(); message != null; message = stream.readFromCopy()) {
                if (row.isRow(message)) {
                    int number = Math.toIntExact(row.int64());
                    if (number <= last) {
                        throw new IllegalStateException("fact %d was read behind fact %d".formatted(number, last));
                    }
                    rows.read(number, row);
                    last = number;
                    read++;
                }
            }
        } finally {
            if (stream.isActive()) {
                stream.cancelCopy();
            }
        }
        if (read != expected) {
            throw new IllegalStateException("workspace %d at version %d has %d facts of a kind to read, and %d came"
                    .formatted(workspaceId, committed.version(), expected, read));
        }
    }

    /** Orders facts of that table by their subjects. */
    Ties ties(String table) {
        String sql =
                "SELECT number FROM %s WHERE workspace_id = ? AND number = ANY (?::bigint[]) ORDER BY subject COLLATE \"C\""
                        .formatted(table);
        return rows -> {
            Int2IntOpenHashMap ranks = new Int2IntOpenHashMap(rows.size());
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, workspaceId);
                statement.setString(2, arrayOf(rows));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        ranks.put((int) row.getLong(1), ranks.size());
                    }
                }
            }
            return ranks;
        };
    }

    private static String arrayOf(IntList numbers) {
        StringBuilder text = new StringBuilder(8 * numbers.size() + 2).append('{');
        for (int i = 0; i < numbers.size(); i++) {
            text.append(i == 0 ? "" : ",").append(numbers.getInt(i));
        }
        return text.append('}').toString();
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            end(connection);
        }
    }

    private static void end(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
