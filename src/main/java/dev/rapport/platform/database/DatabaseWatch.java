package dev.rapport.platform.database;

import dev.rapport.platform.Watch;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks the database again and again whether it is there. A server that is dead refuses connections; one that hangs, or
 * that the network no longer reaches, says nothing at all, and whoever has asked it something would wait for ever: their
 * connections are closed under them.
 */
@Startup
@ApplicationScoped
public class DatabaseWatch {
    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);

    private final AgroalDataSource database;
    private final Clock clock;
    private volatile Optional<Outage> outage = Optional.empty();
    private final DatabaseProbe probe;
    private final Watch watch;

    DatabaseWatch(AgroalDataSource database, Clock clock, DatabaseConfiguration configuration) {
        this.database = database;
        this.clock = clock;
        this.probe = new DatabaseProbe(
                database.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration(),
                configuration.patience());
        this.watch = new Watch("database-watch", configuration.watchInterval(), new Watch.Look() {
            @Override
            public void look() {
                askOnce();
            }

            @Override
            public void end() {
                probe.close();
            }
        });
    }

    /** Whether it is no use to ask the database anything now. */
    public boolean isAway() {
        return outage.isPresent();
    }

    Optional<Outage> outage() {
        return outage;
    }

    @PostConstruct
    void start() {
        watch.start();
    }

    /** Before the database that comes along is stopped. */
    void stop(@Observes ShutdownEvent event) {
        watch.close();
    }

    private void askOnce() {
        try {
            probe.ask();
            back();
        } catch (SQLException failure) {
            if (isSilence(failure)) {
                away(failure);
            } else {
                LOG.debugf("the database responds, but the watch's own connection failed: %s", failure.getMessage());
                back();
            }
        }
    }

    /** A server that refuses the watch alone, for want of connections perhaps, is there. */
    private static boolean isSilence(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }

    private void back() {
        outage.ifPresent(over ->
                LOG.infof("the database responds again, after %s", Duration.between(over.since(), clock.instant())));
        outage = Optional.empty();
    }

    /** Also frees who has begun to wait since the last time. */
    private void away(SQLException failure) {
        if (watch.isClosed()) {
            return;
        }
        if (outage.isEmpty()) {
            LOG.errorf("the database is not responding; requests get 503 until it does: %s", failure.getMessage());
            outage = Optional.of(new Outage(clock.instant(), String.valueOf(failure.getMessage())));
        }
        database.flush(AgroalDataSource.FlushMode.ALL);
    }
}
