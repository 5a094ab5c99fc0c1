package dev.rapport.ingest.hook;

import dev.rapport.platform.startup.StartupStep;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Drops deliveries that were put aside too long ago, at the start and every hour. */
@ApplicationScoped
class RejectedRetention implements StartupStep {
    private static final Logger LOG = Logger.getLogger(RejectedRetention.class);

    private final RejectedPayloads payloads;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "rejected-retention");
        thread.setDaemon(true);
        return thread;
    });

    RejectedRetention(RejectedPayloads payloads) {
        this.payloads = payloads;
    }

    @Override
    public int order() {
        return FIRST_KEY;
    }

    @Override
    public void run() {
        var unused = worker.scheduleWithFixedDelay(this::expire, 0, 1, TimeUnit.HOURS);
    }

    private void expire() {
        try {
            payloads.expire();
        } catch (SQLException | RuntimeException failure) {
            LOG.warnf("old rejected payloads could not be deleted; trying again in an hour: %s", failure.getMessage());
        } catch (Error failure) { // what is thrown ends the schedule
            LOG.error("old rejected payloads could not be deleted; trying again in an hour", failure);
        }
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }
}
