package dev.rapport.platform.startup;

import dev.rapport.platform.postgres.EmbeddedPostgres;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the embedded database is down; with a database of the operator's own there is nothing to say. */
@Readiness
class EmbeddedPostgresReadiness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        boolean up = EmbeddedPostgres.running().map(EmbeddedPostgres::isAlive).orElse(true);
        return HealthCheckResponse.named("embedded-postgres").status(up).build();
    }
}
