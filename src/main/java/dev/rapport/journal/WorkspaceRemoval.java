package dev.rapport.journal;

import dev.rapport.workspace.WorkspaceRemoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Forgets all that is kept of a workspace, in the transaction that removes it. */
@ApplicationScoped
class WorkspaceRemoval {
    /** The version row first: its lock keeps writers out until the workspace is gone. */
    private static final List<String> DELETIONS = List.of(
            "DELETE FROM workspace_version WHERE workspace_id = ?",
            "DELETE FROM change_log WHERE workspace_id = ?",
            "DELETE FROM ingest_quality WHERE workspace_id = ?",
            "DELETE FROM customer_link WHERE workspace_id = ?",
            "DELETE FROM interaction_fact WHERE workspace_id = ?",
            "DELETE FROM survey_fact WHERE workspace_id = ?",
            "DELETE FROM purchase_fact WHERE workspace_id = ?",
            "DELETE FROM job WHERE workspace_id = ?",
            "DELETE FROM stream_job WHERE workspace_id = ?",
            "DELETE FROM erased_event WHERE workspace_id = ?",
            "DELETE FROM erasure WHERE workspace_id = ?",
            "DELETE FROM workspace_lock WHERE workspace_id = ?",
            "DELETE FROM journal WHERE workspace_id = ?");

    private final DataSource database;

    WorkspaceRemoval(DataSource database) {
        this.database = database;
    }

    void forget(@Observes WorkspaceRemoved removed) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (String deletion : DELETIONS) {
                try (PreparedStatement statement = connection.prepareStatement(deletion)) {
                    statement.setLong(1, removed.id().value());
                    statement.executeUpdate();
                }
            }
        }
    }
}
