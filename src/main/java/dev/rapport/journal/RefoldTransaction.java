package dev.rapport.journal;

import dev.rapport.event.ServiceEvent;
import dev.rapport.event.Subject;
import dev.rapport.fact.Fold;
import dev.rapport.fact.SubjectFacts;
import dev.rapport.terms.ServiceTerms;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One step of a job that folds facts again: the next subjects, in one transaction with the job's progress and a version of
 * the workspace. Whoever dies in between leaves the job where it was.
 */
final class RefoldTransaction {
    private static final String NEXT_JOB = """
            SELECT id, workspace_id, opened_from, position FROM job
            WHERE finished_at IS NULL AND kind = 'refold' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
    private static final String SUBJECTS_OF_ALL = """
            SELECT DISTINCT subject FROM journal WHERE workspace_id = ? AND subject > ? ORDER BY subject LIMIT ?
            """;
    private static final String SUBJECTS_OPENED = """
            SELECT subject FROM interaction_fact
            WHERE workspace_id = ? AND subject > ? AND opened_at >= ? ORDER BY subject LIMIT ?
            """;
    private static final String PROGRESS = """
            UPDATE job SET state = ?, position = ?, done = done + ?, finished_at = ? WHERE id = ?
            """;
    private static final int SUBJECTS_AT_ONCE = 500;

    private final Connection connection;
    private final TermsInUse termsInUse;
    private final Instant now;

    RefoldTransaction(Connection connection, TermsInUse termsInUse, Instant now) {
        this.connection = connection;
        this.termsInUse = termsInUse;
        this.now = now;
    }

    /** A job that is not finished. */
    private record Job(long id, long workspaceId, @Nullable OffsetDateTime openedFrom, String position) {}

    /** Does a step of the oldest job and commits it; false when there is none to do. On an exception the caller rolls back. */
    boolean step() throws SQLException {
        Optional<Job> next = nextJob();
        if (next.isEmpty()) {
            connection.rollback();
            return false;
        }
        Job job = next.get();
        VersionRow version = VersionRow.lock(connection, job.workspaceId());
        List<Subject> subjects = subjects(job);
        Changes changes = new Changes();
        if (!subjects.isEmpty()) {
            ServiceTerms terms = termsInUse.of(connection, job.workspaceId(), version.settingsVersion());
            Map<Subject, SubjectFacts> facts = new TreeMap<>();
            for (Map.Entry<Subject, List<ServiceEvent>> events : new JournalTable(connection, job.workspaceId())
                    .eventsOf(subjects)
                    .entrySet()) {
                facts.put(events.getKey(), Fold.of(events.getValue(), terms));
            }
            Statements statements = new Statements();
            changes = new FactTables(job.workspaceId(), version, statements)
                    .write(facts, subjects, FactNumbers.of(connection, job.workspaceId(), subjects));
            statements.run(connection);
        }
        boolean done = subjects.size() < SUBJECTS_AT_ONCE;
        version.advance(now, changes);
        record(job, subjects, done);
        connection.commit();
        return true;
    }

    private Optional<Job> nextJob() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT_JOB);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            String position = row.getString(4);
            return Optional.of(new Job(
                    row.getLong(1),
                    row.getLong(2),
                    row.getObject(3, OffsetDateTime.class),
                    position == null ? "" : position));
        }
    }

    private List<Subject> subjects(Job job) throws SQLException {
        List<Subject> subjects = new ArrayList<>();
        OffsetDateTime from = job.openedFrom();
        try (PreparedStatement statement =
                connection.prepareStatement(from == null ? SUBJECTS_OF_ALL : SUBJECTS_OPENED)) {
            statement.setLong(1, job.workspaceId());
            statement.setString(2, job.position());
            if (from != null) {
                statement.setObject(3, from);
            }
            statement.setInt(from == null ? 3 : 4, SUBJECTS_AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    subjects.add(new Subject(row.getString(1)));
                }
            }
        }
        return subjects;
    }

    private void record(Job job, List<Subject> subjects, boolean done) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PROGRESS)) {
            statement.setString(1, done ? "done" : "running");
            statement.setString(
                    2, done ? null : subjects.get(subjects.size() - 1).value());
            statement.setLong(3, subjects.size());
            statement.setObject(4, done ? now.atOffset(ZoneOffset.UTC) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setLong(5, job.id());
            statement.executeUpdate();
        }
    }
}
