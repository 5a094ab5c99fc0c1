package dev.rapport.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Keeps how often the writing door refused something, had it already, or got it late. */
@ApplicationScoped
public class QualityCounts {
    /** A few counts are not worth waiting for: neither for the disk nor for a lock. */
    private static final String LIMITS = """
            SET LOCAL synchronous_commit = off;
            SET LOCAL lock_timeout = '2s';
            SET LOCAL statement_timeout = '5s'
            """;

    /** A workspace that was removed meanwhile gets no row any more. */
    private static final String ADD = """
            INSERT INTO ingest_quality AS kept (workspace_id, day, source, outcome, reason, count)
            SELECT id, ?, ?, ?, ?, ? FROM workspace WHERE id = ?
            ON CONFLICT (workspace_id, day, source, outcome, reason) DO UPDATE SET count = kept.count + EXCLUDED.count
            """;

    /** One order for all, so that no two nodes wait for each other. */
    private static final Comparator<QualityCount> ORDER = Comparator.comparingLong(QualityCount::workspaceId)
            .thenComparing(QualityCount::day)
            .thenComparing(QualityCount::source)
            .thenComparing(QualityCount::outcome)
            .thenComparing(QualityCount::reason);

    private final DataSource database;

    QualityCounts(DataSource database) {
        this.database = database;
    }

    /**
     * Adds to what is kept, in one transaction. A source that mentioned somebody who was erased is counted as an empty one.
     *
     * @throws SQLException when nothing was added
     */
    public void add(Map<QualityCount, Long> counts) throws SQLException {
        List<QualityCount> ordered = counts.keySet().stream().sorted(ORDER).toList();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement limits = connection.createStatement();
                    PreparedStatement statement = connection.prepareStatement(ADD)) {
                limits.execute(LIMITS);
                Map<Long, Set<String>> erased = erasedSources(connection, ordered);
                for (QualityCount count : ordered) {
                    boolean isErased =
                            erased.getOrDefault(count.workspaceId(), Set.of()).contains(count.source());
                    statement.setObject(1, count.day());
                    statement.setString(2, isErased ? "" : count.source());
                    statement.setString(3, count.outcome());
                    statement.setString(4, count.reason());
                    statement.setLong(5, counts.getOrDefault(count, 0L));
                    statement.setLong(6, count.workspaceId());
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            } catch (Throwable failure) { // an Error too: half of it must not be committed below
                connection.rollback();
                throw failure;
            } finally {
                if (!connection.isClosed()) {
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    /** By workspace. In the order of the counts, since it takes locks. */
    private static Map<Long, Set<String>> erasedSources(Connection connection, List<QualityCount> ordered)
            throws SQLException {
        Map<Long, Set<String>> sources = new TreeMap<>();
        ordered.forEach(count -> sources.computeIfAbsent(count.workspaceId(), any -> new TreeSet<>())
                .add(count.source()));
        Map<Long, Set<String>> erased = new TreeMap<>();
        for (Map.Entry<Long, Set<String>> of : sources.entrySet()) {
            erased.put(of.getKey(), ErasedSources.among(connection, of.getKey(), of.getValue()));
        }
        return erased;
    }
}
