package dev.rapport.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Ends writers that stopped in the middle of sending rows, as a process that was suspended does, and hold their workspace's
 * lock. PostgreSQL has time-outs for those that stop between statements, but lets a COPY wait for its sender for ever.
 */
final class StuckWriters {
    private static final Logger LOG = Logger.getLogger(StuckWriters.class);

    /**
     * Only sessions of Rapport that hold a workspace's lock, not those that copy facts as they were for a question. A chunk is
     * copied in a fraction of a second; one that was ended without need is written again.
     */
    private static final String END = """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity AS writer
            WHERE datname = current_database() AND usename = CURRENT_USER AND application_name = 'rapport'
              AND state = 'active' AND wait_event = 'ClientRead' AND query LIKE 'COPY % FROM STDIN%'
              AND query_start < clock_timestamp() - interval '10 s'
              AND EXISTS (SELECT FROM pg_locks AS held
                          WHERE held.pid = writer.pid AND held.relation = 'workspace_version'::regclass
                            AND held.mode = 'RowShareLock' AND held.granted)
            """;

    private StuckWriters() {}

    /** Ends those that have been waiting for more rows for too long. Fails silently: whoever calls tries again anyway. */
    static void end(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var ended = statement.executeQuery(END)) {
            while (ended.next()) {
                LOG.warn("terminated a writer that had stopped while sending rows; its batch was rolled back");
            }
        } catch (SQLException failure) {
            LOG.warnf("could not look for stuck writers: %s", failure.getMessage());
        }
    }
}
