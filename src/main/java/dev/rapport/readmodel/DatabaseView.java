package dev.rapport.readmodel;

import dev.rapport.journal.History;
import dev.rapport.platform.sql.ArrayParameter;
import dev.rapport.terms.ServiceTerms;
import dev.rapport.workspace.setting.SettingsTable;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntList;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** One workspace as one snapshot of the database shows it, whatever is committed meanwhile. */
final class DatabaseView implements AutoCloseable {
    private static final String BEGIN = """
            SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
            SET LOCAL jit = off
            """;

    /**
     * All rows of a table are wanted in the order of their numbers, for which there is an index: sorting them costs more. For
     * no other statement: to save the sorting of two rows the planner would walk a whole index.
     */
    private static final String IN_ORDER_OF_AN_INDEX = "SET LOCAL enable_sort = off";

    /** What a statement ends with that was told to stop. */
    private static final String CANCELLED = "57014";

    private static final String AS_BEFORE = "SET LOCAL enable_sort = DEFAULT";

    private static final String LINKS =
            "SELECT from_id, into_id FROM %scustomer_link WHERE workspace_id = ? ORDER BY subject, from_id, into_id";

    /** Facts as they were are folded into temporary tables. */
    private static final String BEGIN_PAST = """
            SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE;
            SET LOCAL jit = off
            """;

    private static final String REFOLDING =
            "SELECT EXISTS (SELECT FROM job WHERE workspace_id = ? AND kind = 'refold' AND finished_at IS NULL)";

    /** A join and not {@code = ANY}: also with a plan made before the array is known no row is compared with all of it. */
    static final String TIED = """
            SELECT fact.number FROM unnest(?) AS tied (number)
            JOIN %s%s AS fact ON fact.workspace_id = ? AND fact.number = tied.number
            ORDER BY fact.subject COLLATE "C"
            """;

    private final Connection connection;
    private final long workspaceId;
    private final String prefix;
    private final Committed committed;
    private final Optional<History.Past> past;

    /** How a view begins. */
    private interface Opening {
        /** The view over a connection whose transaction has begun. */
        DatabaseView over(Connection connection) throws SQLException;
    }

    /** Begins; what is committed by now is seen. */
    static DatabaseView open(DataSource database, long workspaceId) throws SQLException {
        return open(
                database,
                BEGIN,
                connection -> new DatabaseView(
                        connection, workspaceId, "", Committed.read(connection, workspaceId), Optional.empty()));
    }

    /** The workspace as it was at a moment. */
    static DatabaseView past(DataSource database, long workspaceId, Moment moment) throws SQLException {
        return open(database, BEGIN_PAST, connection -> {
            Committed latest = Committed.read(connection, workspaceId);
            History.Past past =
                    History.fold(connection, workspaceId, moment.asOf(), moment.knownAt(), latest.version());
            Committed then = new Committed(
                    past.version(),
                    latest.epoch(),
                    past.interactions(),
                    past.surveys(),
                    past.purchases(),
                    latest.settingsVersion());
            return new DatabaseView(connection, workspaceId, History.TABLE_PREFIX, then, Optional.of(past));
        });
    }

    private static DatabaseView open(DataSource database, String begin, Opening opening) throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(begin);
            }
            return opening.over(connection);
        } catch (SQLException | RuntimeException failure) {
            try (connection) {
                end(connection);
            } catch (SQLException lost) {
                failure.addSuppressed(lost);
            }
            throw failure;
        }
    }

    private DatabaseView(
            Connection connection, long workspaceId, String prefix, Committed committed, Optional<History.Past> past) {
        this.connection = connection;
        this.workspaceId = workspaceId;
        this.prefix = prefix;
        this.committed = committed;
        this.past = past;
    }

    /** What has been promised through all time, as far as it is known. */
    ServiceTerms terms() throws SQLException {
        return past.isPresent() ? past.get().terms() : SettingsTable.read(connection, workspaceId, Instant.MAX);
    }

    /** Whether all is there that was at the moment: false when part of it has been erased since. */
    boolean isReproducible() {
        return past.isEmpty() || past.get().reproducible();
    }

    /** Whether facts are being folded again, so that some are as before a change and some as after it. */
    boolean isRefolding() throws SQLException {
        if (past.isPresent()) {
            return false;
        }
        try (PreparedStatement statement = connection.prepareStatement(REFOLDING)) {
            statement.setLong(1, workspaceId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** What all facts will cost in memory, estimated. */
    long estimate() throws SQLException {
        return ModelEstimate.of(connection, workspaceId, committed);
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
        try (PreparedStatement statement = connection.prepareStatement(LINKS.formatted(prefix))) {
            statement.setLong(1, workspaceId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    people.link(row.getString(1), row.getString(2));
                }
            }
        }
        people.endLinks();
    }

    /**
     * Reads all facts of a kind, of which there are {@code count}.
     *
     * @param afterEachBlock is run now and then
     */
    void readAll(FactRows rows, int count, Runnable afterEachBlock) throws SQLException {
        if (past.isPresent()) {
            copy(rows, "", count, afterEachBlock); // there is no such index
            return;
        }
        execute(IN_ORDER_OF_AN_INDEX);
        copy(rows, "", count, afterEachBlock);
        execute(AS_BEFORE);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Reads the facts of these numbers. */
    void read(FactRows rows, IntList numbers) throws SQLException {
        if (!numbers.isEmpty()) {
            copy(rows, " AND number = ANY ('%s'::bigint[])".formatted(literal(numbers)), numbers.size(), () -> {});
        }
    }

    /** An array in the text of a statement: a constant, which is read once, when the statement is parsed. */
    private static String literal(IntList numbers) {
        StringJoiner text = new StringJoiner(",", "{", "}");
        numbers.forEach(number -> text.add(Integer.toString(number)));
        return text.toString();
    }

    /** Has the server stop, and takes what it has sent till then: the connection goes back to the pool. */
    private void breakOff(CopyOut stream) throws SQLException {
        connection.unwrap(PGConnection.class).cancelQuery();
        try {
            while (stream.readFromCopy() != null) {}
        } catch (SQLException broken) {
            if (!CANCELLED.equals(broken.getSQLState())) {
                throw broken;
            }
        }
    }

    /** COPY takes no parameters; what is put into its text here are numbers. */
    private void copy(FactRows rows, String condition, int expected, Runnable afterEachBlock) throws SQLException {
        String sql = "COPY (%s WHERE workspace_id = %d%s ORDER BY workspace_id, number) TO STDOUT (FORMAT binary)"
                .formatted(rows.select(prefix), workspaceId, condition);
        CopyOut stream = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        CopyRow row = new CopyRow();
        int read = 0;
        int last = -1;
        try {
            for (byte[] message = stream.readFromCopy(); message != null; message = stream.readFromCopy()) {
                if (row.isRow(message)) {
                    int number = Math.toIntExact(row.int64());
                    if (number <= last) {
                        throw new IllegalStateException("fact %d was read after fact %d".formatted(number, last));
                    }
                    rows.read(number, row);
                    last = number;
                    read++;
                    if ((read & Blocks.MASK) == 0) {
                        afterEachBlock.run();
                    }
                }
            }
        } finally {
            if (stream.isActive()) {
                breakOff(stream);
            }
        }
        if (read != expected) {
            throw new IllegalStateException("workspace %d at version %d has %d facts of a kind to read, and %d came"
                    .formatted(workspaceId, committed.version(), expected, read));
        }
    }

    /** The subjects of all facts, by row. */
    HeldSubjects subjects() throws SQLException {
        return new HeldSubjects(
                subjects(InteractionRows.TABLE, committed.interactions()),
                subjects(SurveyRows.TABLE, committed.surveys()),
                subjects(PurchaseRows.TABLE, committed.purchases()));
    }

    private HeldSubjects.Texts subjects(String table, int count) throws SQLException {
        HeldSubjects.Texts subjects = new HeldSubjects.Texts(count);
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT number, subject FROM %s%s WHERE workspace_id = ?".formatted(prefix, table))) {
            statement.setLong(1, workspaceId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    subjects.set(row.getInt(1), row.getString(2));
                }
            }
        }
        return subjects;
    }

    /** Orders facts of that table by their subjects. */
    Ties ties(String table) {
        String sql = TIED.formatted(prefix, table);
        return rows -> {
            Int2IntOpenHashMap ranks = new Int2IntOpenHashMap(rows.size());
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                ArrayParameter.numbers(statement, 1, rows.intStream().distinct().asLongStream());
                statement.setLong(2, workspaceId);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        ranks.put((int) row.getLong(1), ranks.size());
                    }
                }
            }
            return ranks;
        };
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
