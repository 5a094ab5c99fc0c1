package dev.rapport.journal;

import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The counts of the writing door go by source, and a source may be somebody's own. Its hash is kept: counts are written a
 * moment after what they count, and what is sent again is counted again.
 */
@ApplicationScoped
class ErasedFromCounts implements ErasedFrom {
    private static final String SOURCES = "SELECT DISTINCT source FROM ingest_quality WHERE workspace_id = ?";
    private static final String RENAME = """
            WITH gone AS (DELETE FROM ingest_quality WHERE workspace_id = ? AND source = ? RETURNING *)
            INSERT INTO ingest_quality AS kept (workspace_id, day, source, outcome, reason, count)
            SELECT workspace_id, day, ?, outcome, reason, count FROM gone
            ON CONFLICT (workspace_id, day, source, outcome, reason) DO UPDATE SET count = kept.count + EXCLUDED.count
            """;

    @Override
    public String name() {
        return "ingest_counts";
    }

    @Override
    public Look erase(Connection connection, WorkspaceId workspace, ErasedPerson person, long after)
            throws SQLException {
        Optional<KeyedHash> hash = ErasedSources.hash(connection, workspace.value());
        if (hash.isEmpty()) {
            return Look.atAll(0); // nobody was erased yet: the last step has the key
        }
        ErasedSources.keepCountersOut(connection, workspace.value());
        List<String> sources = sources(connection, workspace).stream()
                .filter(person::isMentionedIn)
                .toList();
        new ErasedEvents(connection, workspace.value(), hash.get()).addSources(sources);
        long rows = 0;
        try (PreparedStatement statement = connection.prepareStatement(RENAME)) {
            for (String source : sources) {
                statement.setLong(1, workspace.value());
                statement.setString(2, source);
                statement.setString(3, person.without(source));
                rows += statement.executeUpdate();
            }
        }
        return Look.atAll(rows);
    }

    private static List<String> sources(Connection connection, WorkspaceId workspace) throws SQLException {
        List<String> sources = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SOURCES)) {
            statement.setLong(1, workspace.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sources.add(row.getString(1));
                }
            }
        }
        return sources;
    }
}
