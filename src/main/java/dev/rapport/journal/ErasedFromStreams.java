package dev.rapport.journal;

import dev.rapport.platform.sql.ArrayParameter;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a stream got is kept by its sender's own key, which may be anything. What mentions the person is forgotten; a
 * stream that is still coming in goes on without it.
 */
@ApplicationScoped
class ErasedFromStreams implements ErasedFrom {
    private static final String SELECT =
            "SELECT key, coalesce(problem_detail, '') FROM stream_job WHERE workspace_id = ?";
    private static final String REMOVE = "DELETE FROM stream_job WHERE workspace_id = ? AND key = ANY (?)";

    @Override
    public String name() {
        return "stream_jobs";
    }

    @Override
    public Look erase(Connection connection, WorkspaceId workspace, ErasedPerson person, long after)
            throws SQLException {
        List<String> keys = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setLong(1, workspace.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (person.isMentionedIn(row.getString(1)) || person.isMentionedIn(row.getString(2))) {
                        keys.add(row.getString(1));
                    }
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setLong(1, workspace.value());
            ArrayParameter.texts(statement, 2, keys);
            return Look.atAll(statement.executeUpdate());
        }
    }
}
