package dev.rapport.workspace.reporting;

import dev.rapport.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of {@code reporting_access}, in the transaction of a connection. */
final class ReportingAccessTable {
    private static final String COLUMNS = "id, name, role_name, current_database()::text, created_at";

    private static final String ADD = """
            INSERT INTO reporting_access (workspace_id, name, role_name, created_at) VALUES (?, ?, ?, ?)
            RETURNING %s
            """.formatted(COLUMNS);

    private static final String PAGE = """
            SELECT %s FROM reporting_access WHERE workspace_id = ? AND id > ? ORDER BY id LIMIT ?
            """.formatted(COLUMNS);

    private static final String FIND = """
            SELECT %s FROM reporting_access WHERE workspace_id = ? AND id = ?
            """.formatted(COLUMNS);

    private static final String REMOVE = "DELETE FROM reporting_access WHERE workspace_id = ? AND id = ?";

    private static final String ALL_ROLES = "SELECT role_name FROM reporting_access ORDER BY id";

    private static final String ROLES = "SELECT role_name FROM reporting_access WHERE workspace_id = ? ORDER BY id";

    private static final String REMOVE_ALL = "DELETE FROM reporting_access WHERE workspace_id = ?";

    private final Connection connection;

    ReportingAccessTable(Connection connection) {
        this.connection = connection;
    }

    ReportingAccess add(WorkspaceId workspace, String name, String role, Instant createdAt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setLong(1, workspace.value());
            statement.setString(2, name);
            statement.setString(3, role);
            statement.setObject(4, createdAt.atOffset(ZoneOffset.UTC));
            return read(statement).get(0);
        }
    }

    List<ReportingAccess> page(WorkspaceId workspace, long after, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setLong(1, workspace.value());
            statement.setLong(2, after);
            statement.setInt(3, most);
            return read(statement);
        }
    }

    /** A row; empty when the workspace has no such. */
    Optional<ReportingAccess> find(WorkspaceId workspace, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setLong(1, workspace.value());
            statement.setLong(2, id);
            return read(statement).stream().findFirst();
        }
    }

    void remove(WorkspaceId workspace, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setLong(1, workspace.value());
            statement.setLong(2, id);
            statement.executeUpdate();
        }
    }

    /** The roles of all workspaces. */
    List<String> roles() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL_ROLES)) {
            return texts(statement);
        }
    }

    /** The roles of a workspace. */
    List<String> roles(WorkspaceId workspace) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ROLES)) {
            statement.setLong(1, workspace.value());
            return texts(statement);
        }
    }

    void removeAll(WorkspaceId workspace) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE_ALL)) {
            statement.setLong(1, workspace.value());
            statement.executeUpdate();
        }
    }

    private static List<String> texts(PreparedStatement statement) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private static List<ReportingAccess> read(PreparedStatement statement) throws SQLException {
        List<ReportingAccess> accesses = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                accesses.add(new ReportingAccess(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()));
            }
        }
        return accesses;
    }
}
