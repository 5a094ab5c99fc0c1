package dev.rapport.demo;

import dev.rapport.demo.story.DemoStory;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What of the story is in the journal. */
@ApplicationScoped
class ToldEvents {
    private static final String BY_DAY = """
            SELECT floor(extract(epoch FROM time) / 86400)::bigint, count(*)
            FROM journal WHERE workspace_id = ? AND source = ? GROUP BY 1
            """;

    private static final String ANOTHER_STORY = """
            SELECT EXISTS (SELECT FROM journal WHERE workspace_id = ? AND source LIKE ? AND source <> ?)
            """;

    private final DataSource database;

    ToldEvents(DataSource database) {
        this.database = database;
    }

    /** Whether the story of an earlier version was told; its tail and this one's would make no sense together. */
    boolean hasAnotherStory(WorkspaceId workspace) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ANOTHER_STORY)) {
            statement.setLong(1, workspace.value());
            statement.setString(2, DemoStory.SOURCES + "%");
            statement.setString(3, DemoStory.SOURCE);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot read which version wrote the demo data", failure);
        }
    }

    /** How many events there are of each day, which is counted from 1970-01-01 in UTC. Days without any are left out. */
    Map<Long, Long> byDay(WorkspaceId workspace) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BY_DAY)) {
            statement.setLong(1, workspace.value());
            statement.setString(2, DemoStory.SOURCE);
            Map<Long, Long> counts = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getLong(1), rows.getLong(2));
                }
            }
            return counts;
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot read how far the demo data are loaded", failure);
        }
    }
}
