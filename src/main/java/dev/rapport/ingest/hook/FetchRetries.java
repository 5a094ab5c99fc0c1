package dev.rapport.ingest.hook;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.startup.StartupStep;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tries again what a vendor's interface did not give: nobody should have to come for what passes by itself. What is due
 * stands in the database, so that a restart forgets nothing and several nodes share the work.
 */
@ApplicationScoped
class FetchRetries implements StartupStep {
    private static final Logger LOG = Logger.getLogger(FetchRetries.class);
    private static final int SECONDS_BETWEEN = 5;
    private static final int MOST_AT_ONCE = 1_000;

    private final RejectedPayloads payloads;
    private final Replays replays;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "fetch-retries");
        thread.setDaemon(true);
        return thread;
    });

    FetchRetries(RejectedPayloads payloads, Replays replays) {
        this.payloads = payloads;
        this.replays = replays;
    }

    @Override
    public int order() {
        return FIRST_KEY;
    }

    @Override
    public void run() {
        var unused =
                worker.scheduleWithFixedDelay(this::tryWhatIsDue, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    /** Tries what is due, one after the other; what fails here is due again when its lease has run out. */
    private void tryWhatIsDue() {
        try {
            for (int i = 0; i < MOST_AT_ONCE; i++) {
                Optional<RejectedPayloads.Due> due = payloads.claimDue();
                if (due.isEmpty()) {
                    return;
                }
                tryAgain(due.get());
            }
        } catch (SQLException | RuntimeException failure) {
            LOG.warnf(
                    "deliveries that wait to be fetched could not be read; trying again in %d s: %s",
                    SECONDS_BETWEEN, failure.getMessage());
        } catch (Error failure) { // what is thrown ends the schedule
            LOG.errorf(failure, "fetching deliveries again failed; trying again in %d s", SECONDS_BETWEEN);
        }
    }

    private void tryAgain(RejectedPayloads.Due due) throws SQLException {
        try {
            DeliveryOutcome outcome = replays.fetchAgain(due);
            LOG.infof(
                    "rejected payload %d was tried again: %s",
                    due.id(), outcome.status().id());
        } catch (ProblemException notNow) {
            // Its hook or itself has been removed, or the database takes nothing at the moment.
            LOG.infof(
                    "rejected payload %d could not be tried again: %s",
                    due.id(), notNow.problem().detail());
        } catch (RuntimeException defect) {
            LOG.errorf(
                    "trying rejected payload %d again failed: %s",
                    due.id(), defect.getClass().getName());
            payloads.tried(
                    due.workspace(),
                    due.id(),
                    DeliveryOutcome.later("the service failed on it; this is a bug, please report it", Duration.ZERO),
                    due.tries() + 1);
        }
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }
}
