package dev.rapport.journal;

import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The counts of the writing door go by source, and a source may be somebody's own. */
@ApplicationScoped
class ErasedFromCounts implements ErasedFrom {
    private static final String SOURCES = "SELECT DISTINCT source FROM ingest_quality WHERE workspace_id = ?";
    private static final String RENAME = "UPDATE ingest_quality SET source = ? WHERE workspace_id = ? AND source = ?";

    @Override
    public String name() {
        return "ingest_counts";
    }

    @Override
    public long erase(Connection connection, WorkspaceId workspace, ErasedPerson person) throws SQLException {
        List<String> sources = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SOURCES)) {
            statement.setLong(1, workspace.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (person.isMentionedIn(row.getString(1))) {
                        sources.add(row.getString(1));
                    }
                }
            }
        }
        long rows = 0;
        try (PreparedStatement statement = connection.prepareStatement(RENAME)) {
            for (String source : sources) {
                statement.setString(1, person.without(source));
                statement.setLong(2, workspace.value());
                statement.setString(3, source);
                rows += statement.executeUpdate();
            }
        }
        return rows;
    }
}
