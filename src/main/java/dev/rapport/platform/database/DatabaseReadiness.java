package dev.rapport.platform.database;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the database does not answer. In place of Quarkus's own check, which waits for a server that hangs. */
@Readiness
class DatabaseReadiness implements HealthCheck {
    private final DatabaseWatch database;

    DatabaseReadiness(DatabaseWatch database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder told = HealthCheckResponse.named("database");
        database.outage()
                .ifPresent(outage ->
                        told.withData("since", outage.since().toString()).withData("reason", outage.reason()));
        return told.status(!database.isAway()).build();
    }
}
