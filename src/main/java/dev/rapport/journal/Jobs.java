package dev.rapport.journal;

import dev.rapport.platform.http.PageRequest;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What is being done to the facts of workspaces beside taking events in. */
@ApplicationScoped
public class Jobs {
    private static final String PAGE = """
            SELECT id, kind, state, detail, done, created_at, finished_at FROM job
            WHERE workspace_id = ? AND id > ? ORDER BY id LIMIT ?
            """;
    private static final String ONE = """
            SELECT id, kind, state, detail, done, created_at, finished_at FROM job WHERE workspace_id = ? AND id = ?
            """;

    private final DataSource database;

    Jobs(DataSource database) {
        this.database = database;
    }

    /**
     * A job.
     *
     * @param kind what is done, {@code refold} for folding facts again
     * @param state waiting, running or done
     * @param detail why
     * @param done how many subjects are done
     * @param finishedAt empty while it is not
     */
    public record Job(
            long id,
            String kind,
            String state,
            String detail,
            long done,
            Instant createdAt,
            Optional<Instant> finishedAt) {}

    /** A part of the jobs of a workspace, oldest first, with one more than the limit when there are more. */
    public List<Job> page(WorkspaceId workspace, PageRequest page) {
        return read(PAGE, workspace, page.after(), page.limit() + 1);
    }

    /** A job by its number. */
    public Optional<Job> find(WorkspaceId workspace, long id) {
        return read(ONE, workspace, id, 0).stream().findFirst();
    }

    private List<Job> read(String sql, WorkspaceId workspace, long id, int limit) {
        List<Job> jobs = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, workspace.value());
            statement.setLong(2, id);
            if (limit > 0) {
                statement.setInt(3, limit);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    jobs.add(read(row));
                }
            }
        } catch (SQLException failure) {
            throw new JournalUnavailableException("the jobs could not be read", failure);
        }
        return jobs;
    }

    private static Job read(ResultSet row) throws SQLException {
        return new Job(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject(7, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }
}
