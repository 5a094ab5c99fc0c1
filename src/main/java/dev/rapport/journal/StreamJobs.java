package dev.rapport.journal;

import dev.rapport.journal.StreamJob.Failure;
import dev.rapport.journal.StreamJob.Progress;
import dev.rapport.journal.StreamJob.State;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/** Keeps how far streams got, by the keys that their senders gave them. */
@ApplicationScoped
public class StreamJobs {
    private static final String FORGET = """
            DELETE FROM stream_job WHERE workspace_id = ? AND (updated_at < ? OR key IN (
                SELECT key FROM stream_job WHERE workspace_id = ? ORDER BY updated_at DESC OFFSET ?))
            """;

    /** A workspace that was removed meanwhile gets no row any more. */
    private static final String BEGIN = """
            INSERT INTO stream_job (workspace_id, key, attempt, state, lines_read, committed_lines,
                accepted, duplicates, conflicts, rejected, created_at, updated_at)
            SELECT id, ?, ?, 'running', 0, 0, 0, 0, 0, 0, ?, ? FROM workspace WHERE id = ?
            ON CONFLICT (workspace_id, key) DO UPDATE SET attempt = EXCLUDED.attempt, state = EXCLUDED.state,
                lines_read = 0, committed_lines = 0, accepted = 0, duplicates = 0, conflicts = 0, rejected = 0,
                version = NULL, problem_type = NULL, problem_detail = NULL,
                created_at = EXCLUDED.created_at, updated_at = EXCLUDED.updated_at, finished_at = NULL
            """;

    private static final String UPDATE = """
            UPDATE stream_job SET state = ?, lines_read = ?, committed_lines = ?,
                accepted = ?, duplicates = ?, conflicts = ?, rejected = ?, version = ?,
                problem_type = ?, problem_detail = ?, updated_at = ?, finished_at = ?
            WHERE workspace_id = ? AND key = ? AND attempt = ?
            """;

    private static final String ONE = """
            SELECT state, lines_read, committed_lines, accepted, duplicates, conflicts, rejected, version,
                problem_type, problem_detail, created_at, updated_at, finished_at
            FROM stream_job WHERE workspace_id = ? AND key = ?
            """;

    private final DataSource database;
    private final StreamJobConfiguration settings;
    private final Clock clock;

    StreamJobs(DataSource database, StreamJobConfiguration settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A stream that gives news. Another request with the same key takes its place; the news of this one are then dropped.
     *
     * @param attempt tells the two apart
     */
    public record Running(WorkspaceId workspace, String key, UUID attempt) {}

    /**
     * Notes that a stream begins, and forgets old ones.
     *
     * @throws JournalUnavailableException when the database does not take it
     */
    public Running begin(WorkspaceId workspace, String key) {
        Running running = new Running(workspace, key, UUID.randomUUID());
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement begin = connection.prepareStatement(BEGIN);
                PreparedStatement forget = connection.prepareStatement(FORGET)) {
            begin.setString(1, key);
            begin.setObject(2, running.attempt());
            begin.setObject(3, now.atOffset(ZoneOffset.UTC));
            begin.setObject(4, now.atOffset(ZoneOffset.UTC));
            begin.setLong(5, workspace.value());
            begin.executeUpdate();
            forget.setLong(1, workspace.value());
            forget.setObject(2, now.minus(settings.keepFor()).atOffset(ZoneOffset.UTC));
            forget.setLong(3, workspace.value());
            forget.setInt(4, settings.most());
            forget.executeUpdate();
            return running;
        } catch (SQLException failure) {
            throw new JournalUnavailableException("the progress of a stream could not be saved", failure);
        }
    }

    /**
     * Notes how far a stream got, and that it ended unless its state is running.
     *
     * @throws JournalUnavailableException when the database does not take it
     */
    public void update(Running stream, State state, Progress progress, Optional<Failure> problem) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            update.setString(1, state.name().toLowerCase(Locale.ROOT));
            update.setLong(2, progress.linesRead());
            update.setLong(3, progress.committedLines());
            update.setLong(4, progress.accepted());
            update.setLong(5, progress.duplicates());
            update.setLong(6, progress.conflicts());
            update.setLong(7, progress.rejected());
            if (progress.version().isPresent()) {
                update.setLong(8, progress.version().getAsLong());
            } else {
                update.setNull(8, Types.BIGINT);
            }
            update.setString(9, problem.map(Failure::type).orElse(null));
            update.setString(10, problem.map(Failure::detail).orElse(null));
            update.setObject(11, now);
            update.setObject(12, state == State.RUNNING ? null : now, Types.TIMESTAMP_WITH_TIMEZONE);
            update.setLong(13, stream.workspace().value());
            update.setString(14, stream.key());
            update.setObject(15, stream.attempt());
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new JournalUnavailableException("the progress of a stream could not be saved", failure);
        }
    }

    /** How far the latest stream with that key got. */
    public Optional<StreamJob> find(WorkspaceId workspace, String key) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setLong(1, workspace.value());
            statement.setString(2, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row, key)) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new JournalUnavailableException("the progress of a stream could not be read", failure);
        }
    }

    private StreamJob read(ResultSet row, String key) throws SQLException {
        Instant updatedAt = Objects.requireNonNull(row.getObject("updated_at", OffsetDateTime.class))
                .toInstant();
        State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        boolean isSilent = updatedAt.isBefore(clock.instant().minus(settings.abandonedAfter()));
        long version = row.getLong("version");
        OptionalLong included = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(version);
        return new StreamJob(
                key,
                state == State.RUNNING && isSilent ? State.ABANDONED : state,
                new Progress(
                        row.getLong("lines_read"),
                        row.getLong("committed_lines"),
                        row.getLong("accepted"),
                        row.getLong("duplicates"),
                        row.getLong("conflicts"),
                        row.getLong("rejected"),
                        included),
                problem(row),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class))
                        .toInstant(),
                updatedAt,
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Optional<Failure> problem(ResultSet row) throws SQLException {
        String type = row.getString("problem_type");
        String detail = row.getString("problem_detail");
        return type == null || detail == null ? Optional.empty() : Optional.of(new Failure(type, detail));
    }
}
