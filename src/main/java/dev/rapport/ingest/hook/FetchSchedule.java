package dev.rapport.ingest.hook;

import dev.rapport.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Which rows of {@code rejected_payload} are tried again, and when, in the transaction of a connection. */
final class FetchSchedule {
    /** A row that another node is taking at this moment is skipped, not waited for. */
    private static final String CLAIM = """
            UPDATE rejected_payload SET next_try_at = ? WHERE id = (
                SELECT id FROM rejected_payload WHERE next_try_at <= ?
                ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING workspace_id, id, hook_id, fetch_tries
            """;

    private static final String RESTART = """
            UPDATE rejected_payload SET next_try_at = ?, fetch_tries = 0
            WHERE workspace_id = ? AND hook_id = ? AND kind = 'unfetched'
            """;

    private static final String POSTPONE =
            "UPDATE rejected_payload SET next_try_at = ? WHERE hook_id = ? AND id <> ? AND next_try_at < ?";

    private final Connection connection;

    FetchSchedule(Connection connection) {
        this.connection = connection;
    }

    /** Takes the row that has been due for longest, which is nobody else's until the lease ends. */
    Optional<RejectedPayloads.Due> claim(Instant now, Instant leaseEnd) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, leaseEnd.atOffset(ZoneOffset.UTC));
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new RejectedPayloads.Due(
                                new WorkspaceId(row.getLong(1)), row.getLong(2), row.getLong(3), row.getInt(4)))
                        : Optional.empty();
            }
        }
    }

    /** Makes everything of a hook that was not fetched due. */
    void restart(WorkspaceId workspace, long hook, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RESTART)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setLong(2, workspace.value());
            statement.setLong(3, hook);
            statement.executeUpdate();
        }
    }

    /** Puts off what is due earlier than that, of the hook of one that has failed. */
    void postpone(RejectedPayloads.Due failed, Instant until) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSTPONE)) {
            statement.setObject(1, until.atOffset(ZoneOffset.UTC));
            statement.setLong(2, failed.hookId());
            statement.setLong(3, failed.id());
            statement.setObject(4, until.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
