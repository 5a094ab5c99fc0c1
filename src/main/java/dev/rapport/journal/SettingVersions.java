package dev.rapport.journal;

import dev.rapport.platform.problem.Problem;
import dev.rapport.terms.SettingVersion;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.setting.SettingsOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;

/** A change of settings is a version of the workspace like a batch of events, in the transaction of the change. */
@ApplicationScoped
class SettingVersions implements SettingsOrder {
    private static final String LIMIT = "SET LOCAL lock_timeout = '10s'";
    private static final String LOCK_TIMEOUT = "55P03";
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final String RAISE = """
            UPDATE workspace_version SET settings_version = settings_version + 1
            WHERE workspace_id = ? RETURNING stamp
            """;
    private static final String JOB = """
            INSERT INTO job (workspace_id, kind, state, detail, opened_from, created_at)
            SELECT ?, 'refold', 'waiting', ?, CAST(? AS timestamptz), CAST(? AS timestamptz)
            WHERE EXISTS (SELECT FROM journal WHERE workspace_id = ?)
            """;

    private final DataSource database;
    private final Clock clock;

    SettingVersions(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void await(WorkspaceId workspace) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(LIMIT);
            VersionRow.lock(connection, workspace.value());
        } catch (SQLException e) {
            throw LOCK_TIMEOUT.equals(e.getSQLState())
                    ? Problem.unavailable(
                                    "The workspace is busy with other writes. Nothing was changed; send the request"
                                            + " again.",
                                    PAUSE)
                            .toException()
                    : new IllegalStateException("the workspace could not be locked", e);
        }
    }

    @Override
    public Instant advance(WorkspaceId workspace, Optional<Refold> refold) {
        try (Connection connection = database.getConnection()) {
            VersionRow.lock(connection, workspace.value()).advance(clock.instant(), new Changes());
            Instant stamp = raise(connection, workspace);
            if (refold.isPresent()) {
                order(connection, workspace, refold.get());
            }
            return stamp;
        } catch (SQLException e) {
            throw new IllegalStateException("the workspace's version could not be raised", e);
        }
    }

    private static Instant raise(Connection connection, WorkspaceId workspace) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RAISE)) {
            statement.setLong(1, workspace.value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    /** Orders the facts to be folded again; an empty workspace has none, and whatever comes next is folded rightly at once. */
    private void order(Connection connection, WorkspaceId workspace, Refold refold) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(JOB)) {
            statement.setLong(1, workspace.value());
            statement.setString(2, refold.reason());
            statement.setObject(
                    3,
                    refold.openedFrom().equals(SettingVersion.ALWAYS)
                            ? null
                            : refold.openedFrom().atOffset(ZoneOffset.UTC),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(
                    4, clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            statement.setLong(5, workspace.value());
            statement.executeUpdate();
        }
    }
}
