package dev.rapport.demo;

import dev.rapport.demo.story.DemoStory;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/** How far the story has been told. It is told in order of time, so the latest event says it. */
@ApplicationScoped
class DemoProgress {
    private static final String LAST_TOLD = "SELECT max(time) FROM journal WHERE workspace_id = ? AND source = ?";

    private static final String ANOTHER_STORY = """
            SELECT EXISTS (SELECT FROM journal WHERE workspace_id = ? AND source LIKE ? AND source <> ?)
            """;

    private final DataSource database;

    DemoProgress(DataSource database) {
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
            throw new IllegalStateException("the journal did not say whose the demo data are", failure);
        }
    }

    /** The time of the last event told; all earlier ones are there. Empty when there is none. */
    Optional<Instant> lastTold(WorkspaceId workspace) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LAST_TOLD)) {
            statement.setLong(1, workspace.value());
            statement.setString(2, DemoStory.SOURCE);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the journal did not say how far the demonstration is", failure);
        }
    }
}
