package dev.rapport.ingest.hook;

import dev.rapport.ingest.hook.RejectedPayload.Kind;
import dev.rapport.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The rows of {@code rejected_payload}, in the transaction of a connection. */
final class RejectedTable {
    private static final String COLUMNS =
            "id, hook_id, received_at, kind, reason, headers::text, octet_length(body), attempts, tried_at, next_try_at";

    private static final String ADD = """
            INSERT INTO rejected_payload
                (workspace_id, hook_id, received_at, kind, reason, headers, body, fetch_tries, next_try_at)
            SELECT workspace_id, id, ?, ?, ?, ?::jsonb, ?, ?, ? FROM hook WHERE workspace_id = ? AND id = ?
            RETURNING id
            """;

    /** The oldest beyond so many, or beyond so many bytes. */
    private static final String BOUND = """
            DELETE FROM rejected_payload WHERE workspace_id = ? AND id <= (
                SELECT max(id) FROM (
                    SELECT id,
                        row_number() OVER (ORDER BY id DESC) AS place,
                        sum(octet_length(body)) OVER (ORDER BY id DESC) AS bytes
                    FROM rejected_payload WHERE workspace_id = ?) AS kept
                WHERE place > ? OR bytes > ?)
            """;

    private static final String EXPIRE = "DELETE FROM rejected_payload WHERE received_at < ?";

    private static final String PAGE = """
            SELECT %s FROM rejected_payload
            WHERE workspace_id = ? AND id > ? AND (?::bigint IS NULL OR hook_id = ?) ORDER BY id LIMIT ?
            """.formatted(COLUMNS);

    private static final String ONE = """
            SELECT %s FROM rejected_payload WHERE workspace_id = ? AND id = ?
            """.formatted(COLUMNS);

    private static final String BODY = "SELECT body FROM rejected_payload WHERE workspace_id = ? AND id = ?";

    private static final String TRIED = """
            UPDATE rejected_payload
            SET kind = ?, reason = ?, attempts = attempts + 1, tried_at = ?, fetch_tries = ?, next_try_at = ?
            WHERE workspace_id = ? AND id = ?
            """;

    private static final String REMOVE = "DELETE FROM rejected_payload WHERE workspace_id = ? AND id = ?";

    private static final String REMOVE_ALL = """
            DELETE FROM rejected_payload WHERE workspace_id = ? AND (?::bigint IS NULL OR hook_id = ?)
            """;

    private final Connection connection;

    RejectedTable(Connection connection) {
        this.connection = connection;
    }

    /** Adds a row; none when the hook was removed meanwhile. */
    OptionalLong add(
            Hook hook,
            Instant at,
            Kind kind,
            String reason,
            String headers,
            byte[] body,
            int tries,
            Optional<Instant> next)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setString(2, kind.id());
            statement.setString(3, reason);
            statement.setString(4, headers);
            statement.setBytes(5, body);
            statement.setInt(6, tries);
            statement.setObject(7, utc(next), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setLong(8, hook.workspace().value());
            statement.setLong(9, hook.id());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    void bound(WorkspaceId workspace, int most, long mostBytes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BOUND)) {
            statement.setLong(1, workspace.value());
            statement.setLong(2, workspace.value());
            statement.setInt(3, most);
            statement.setLong(4, mostBytes);
            statement.executeUpdate();
        }
    }

    int expire(Instant before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXPIRE)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        }
    }

    List<RejectedPayload> page(WorkspaceId workspace, long after, OptionalLong hook, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setLong(1, workspace.value());
            statement.setLong(2, after);
            set(statement, 3, hook);
            set(statement, 4, hook);
            statement.setInt(5, most);
            return read(statement);
        }
    }

    Optional<RejectedPayload> find(WorkspaceId workspace, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setLong(1, workspace.value());
            statement.setLong(2, id);
            return read(statement).stream().findFirst();
        }
    }

    Optional<byte[]> body(WorkspaceId workspace, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BODY)) {
            statement.setLong(1, workspace.value());
            statement.setLong(2, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    void tried(WorkspaceId workspace, long id, Kind kind, String reason, Instant at, int tries, Optional<Instant> next)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRIED)) {
            statement.setString(1, kind.id());
            statement.setString(2, reason);
            statement.setObject(3, at.atOffset(ZoneOffset.UTC));
            statement.setInt(4, tries);
            statement.setObject(5, utc(next), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setLong(6, workspace.value());
            statement.setLong(7, id);
            statement.executeUpdate();
        }
    }

    boolean remove(WorkspaceId workspace, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setLong(1, workspace.value());
            statement.setLong(2, id);
            return statement.executeUpdate() > 0;
        }
    }

    int removeAll(WorkspaceId workspace, OptionalLong hook) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE_ALL)) {
            statement.setLong(1, workspace.value());
            set(statement, 2, hook);
            set(statement, 3, hook);
            return statement.executeUpdate();
        }
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> time) {
        return time.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static Optional<Instant> instant(ResultSet row, int place) throws SQLException {
        return Optional.ofNullable(row.getObject(place, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static void set(PreparedStatement statement, int place, OptionalLong number) throws SQLException {
        if (number.isPresent()) {
            statement.setLong(place, number.getAsLong());
        } else {
            statement.setNull(place, Types.BIGINT);
        }
    }

    private static List<RejectedPayload> read(PreparedStatement statement) throws SQLException {
        List<RejectedPayload> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(new RejectedPayload(
                        row.getLong(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        Kind.fromId(row.getString(4)),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7),
                        row.getInt(8),
                        instant(row, 9),
                        instant(row, 10)));
            }
        }
        return rows;
    }
}
