package dev.rapport.journal;

import dev.rapport.platform.startup.StartupStep;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works off the jobs that fold facts again: those of this node and those that another one left behind. One at a time over all
 * nodes for each job, step by step, so that writers wait for one step at most.
 */
@ApplicationScoped
class Refolding implements StartupStep {
    private static final Logger LOG = Logger.getLogger(Refolding.class);
    private static final long SECONDS_BETWEEN_LOOKS = 1;

    private final DataSource database;
    private final TermsInUse terms;
    private final Clock clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "refolding");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Future<?> looking;
    private volatile boolean stopping;
    private boolean failing;

    Refolding(DataSource database, TermsInUse terms, Clock clock) {
        this.database = database;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public int order() {
        return FIRST_KEY;
    }

    @Override
    public void run() {
        looking = worker.scheduleWithFixedDelay(this::workOff, 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    /** Before the database that comes along is stopped. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        if (looking != null) {
            looking.cancel(false);
        }
        worker.shutdownNow();
    }

    private void workOff() {
        try {
            while (!stopping && step()) {
                failing = false;
            }
        } catch (SQLException | RuntimeException | Error failure) { // what is thrown ends the schedule
            if (!failing && !stopping) {
                LOG.warn("facts could not be folded again; trying again every second", failure);
            }
            failing = true;
        }
    }

    private boolean step() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return new RefoldTransaction(connection, terms, clock.instant()).step();
            } catch (Throwable failure) { // an Error too: half of a step must not be committed below
                connection.rollback();
                throw failure;
            } finally {
                if (!connection.isClosed()) {
                    connection.setAutoCommit(true);
                }
            }
        }
    }
}
