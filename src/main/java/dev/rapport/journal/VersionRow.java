package dev.rapport.journal;

import dev.rapport.platform.sql.ArrayParameter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's version row, locked to the end of the transaction. Hands out fact numbers: they are dense, since a
 * rollback gives them back.
 */
final class VersionRow {
    private static final String LOCK = """
            SELECT version, stamp, interactions, surveys, purchases, settings_version, erasure_key
            FROM workspace_version WHERE workspace_id = ? FOR UPDATE
            """;

    private static final String FIRST = """
            INSERT INTO workspace_version (workspace_id, epoch, version, stamp, interactions, surveys, purchases)
            VALUES (?, gen_random_uuid(), 0, '1970-01-01 00:00:00+00', 0, 0, 0)
            ON CONFLICT (workspace_id) DO NOTHING
            """;

    private static final String ADVANCE = """
            UPDATE workspace_version SET version = ?, stamp = ?, interactions = ?, surveys = ?, purchases = ?
            WHERE workspace_id = ?
            """;

    private static final String LOG = """
            INSERT INTO change_log (workspace_id, version, stamp, interactions, surveys, purchases, links)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private final Connection connection;
    private final long workspaceId;
    private final long version;
    private final Instant stamp;
    private final Map<FactKind, Long> nextNumbers;
    private final long settingsVersion;
    private final byte @Nullable [] erasureKey;

    private VersionRow(
            Connection connection,
            long workspaceId,
            long version,
            Instant stamp,
            Map<FactKind, Long> nextNumbers,
            long settingsVersion,
            byte @Nullable [] erasureKey) {
        this.connection = connection;
        this.workspaceId = workspaceId;
        this.version = version;
        this.stamp = stamp;
        this.nextNumbers = new EnumMap<>(nextNumbers);
        this.settingsVersion = settingsVersion;
        this.erasureKey = erasureKey;
    }

    /** Waits for the lock of the workspace; a workspace that has never been written to gets its row. */
    static VersionRow lock(Connection connection, long workspaceId) throws SQLException {
        Statements statements = new Statements();
        ask(workspaceId, statements);
        Holder held = new Holder();
        statements.run(connection, rows -> held.row = read(connection, workspaceId, rows));
        if (held.row != null) {
            return held.row;
        }
        try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
            statement.setLong(1, workspaceId);
            statement.executeUpdate();
        }
        return lock(connection, workspaceId);
    }

    private static final class Holder {
        private @Nullable VersionRow row;
    }

    /** Asks for the row and its lock, which {@link #read} reads. */
    static void ask(long workspaceId, Statements statements) {
        statements.add(LOCK, 1, (statement, first) -> statement.setLong(first, workspaceId));
    }

    /** The row, locked; null when the workspace has never been written to. */
    static @Nullable VersionRow read(Connection connection, long workspaceId, ResultSet row) throws SQLException {
        return row.next()
                ? new VersionRow(
                        connection,
                        workspaceId,
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        Map.of(
                                FactKind.INTERACTION,
                                row.getLong(3),
                                FactKind.SURVEY,
                                row.getLong(4),
                                FactKind.PURCHASE,
                                row.getLong(5)),
                        row.getLong(6),
                        row.getBytes(7))
                : null;
    }

    /** The last committed version. */
    long version() {
        return version;
    }

    /** How often a setting that numbers depend upon was changed. */
    long settingsVersion() {
        return settingsVersion;
    }

    /** The key of the hashes of what was erased; empty until the first erasure. */
    Optional<byte[]> erasureKey() {
        return Optional.ofNullable(erasureKey);
    }

    /** The version that the running transaction makes. */
    long nextVersion() {
        return version + 1;
    }

    /** A number that no fact of that kind has had. */
    long nextNumber(FactKind kind) {
        return nextNumbers.merge(kind, 1L, Long::sum) - 1;
    }

    /** Makes the next version, received at {@code now} or just after the last one, and logs what it changed. */
    void advance(Instant now, Changes changes) throws SQLException {
        Statements statements = new Statements();
        advance(now, changes, statements);
        statements.run(connection);
    }

    /** The same when {@code statements} run. */
    void advance(Instant now, Changes changes, Statements statements) {
        Instant after = stamp.plus(1, ChronoUnit.MICROS);
        Instant received = now.truncatedTo(ChronoUnit.MICROS);
        OffsetDateTime next = (received.isBefore(after) ? after : received).atOffset(ZoneOffset.UTC);
        statements.add(ADVANCE, 6, (statement, first) -> {
            statement.setLong(first, nextVersion());
            statement.setObject(first + 1, next);
            statement.setLong(first + 2, Objects.requireNonNull(nextNumbers.get(FactKind.INTERACTION)));
            statement.setLong(first + 3, Objects.requireNonNull(nextNumbers.get(FactKind.SURVEY)));
            statement.setLong(first + 4, Objects.requireNonNull(nextNumbers.get(FactKind.PURCHASE)));
            statement.setLong(first + 5, workspaceId);
        });
        statements.add(LOG, 7, (statement, first) -> {
            statement.setLong(first, workspaceId);
            statement.setLong(first + 1, nextVersion());
            statement.setObject(first + 2, next);
            numbers(statement, first + 3, changes.of(FactKind.INTERACTION));
            numbers(statement, first + 4, changes.of(FactKind.SURVEY));
            numbers(statement, first + 5, changes.of(FactKind.PURCHASE));
            statement.setBoolean(first + 6, changes.links());
        });
    }

    private static void numbers(PreparedStatement statement, int place, List<Long> numbers) throws SQLException {
        ArrayParameter.numbers(statement, place, numbers.stream().mapToLong(Long::longValue));
    }
}
