package dev.rapport.platform.startup;

import dev.rapport.platform.postgres.EmbeddedPostgres;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Stops the embedded database after everything that may still use it has been told to stop. */
@ApplicationScoped
class EmbeddedPostgresLifecycle {

    private static final int LAST = Integer.MAX_VALUE - 1;

    private static volatile boolean inCharge;

    /** Whether the service has started, so that its shutdown stops the database. */
    static boolean isInCharge() {
        return inCharge;
    }

    void onStart(@Observes @Priority(LAST) StartupEvent event) {
        inCharge = true;
    }

    void onStop(@Observes @Priority(LAST) ShutdownEvent event) {
        EmbeddedPostgres.running().ifPresent(EmbeddedPostgres::close);
    }
}
