package dev.rapport.journal;

import dev.rapport.event.EventKey;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Looks single events up in the journal. */
@ApplicationScoped
public class KeptEvents {
    private static final String ONE = """
            SELECT subject, source, id, type, time, data
            FROM journal WHERE workspace_id = ? AND subject = ? AND source = ? AND id = ?
            """;

    private final DataSource database;

    KeptEvents(DataSource database) {
        this.database = database;
    }

    /**
     * The event of an identity as it was kept, if there is one.
     *
     * @throws JournalUnavailableException when the database does not answer
     */
    public Optional<SubmittedEvent> find(WorkspaceId workspace, Subject subject, EventKey key) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setLong(1, workspace.value());
            statement.setString(2, subject.value());
            statement.setString(3, key.source());
            statement.setString(4, key.id());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(JournalTable.read(row)) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new JournalUnavailableException("an event could not be looked up", failure);
        }
    }
}
