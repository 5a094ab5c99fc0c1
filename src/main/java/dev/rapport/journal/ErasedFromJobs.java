package dev.rapport.journal;

import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A job keeps the last subject that it has done. One that is under way goes on at a place before it: what it does twice comes
 * out the same.
 */
@ApplicationScoped
class ErasedFromJobs implements ErasedFrom {
    private static final String POSITIONS =
            "SELECT id, position FROM job WHERE workspace_id = ? AND position IS NOT NULL";
    private static final String BACK = "UPDATE job SET position = ? WHERE id = ?";

    private record Position(long job, String subject) {}

    @Override
    public String name() {
        return "job_positions";
    }

    @Override
    public Look erase(Connection connection, WorkspaceId workspace, ErasedPerson person, long after)
            throws SQLException {
        List<Position> positions = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(POSITIONS)) {
            statement.setLong(1, workspace.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    positions.add(new Position(row.getLong(1), row.getString(2)));
                }
            }
        }
        long rows = 0;
        try (PreparedStatement statement = connection.prepareStatement(BACK)) {
            for (Position position : positions) {
                String without = person.without(position.subject());
                boolean isMerge =
                        person.ids().stream().anyMatch(id -> position.subject().equals("customer:" + id));
                if (isMerge || !without.equals(position.subject())) {
                    statement.setString(1, isMerge ? "customer:" : common(position.subject(), without));
                    statement.setLong(2, position.job());
                    rows += statement.executeUpdate();
                }
            }
        }
        return Look.atAll(rows);
    }

    private static String common(String one, String other) {
        int end = 0;
        while (end < Math.min(one.length(), other.length()) && one.charAt(end) == other.charAt(end)) {
            end++;
        }
        return one.substring(0, end);
    }
}
