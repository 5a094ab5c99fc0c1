package dev.rapport.platform.shutdown;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready any more from the signal on, so that balancers send nothing new. */
@Readiness
class StoppingReadiness implements HealthCheck {
    private final Stopping stopping;

    StoppingReadiness(Stopping stopping) {
        this.stopping = stopping;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("not stopping")
                .status(!stopping.hasBegun())
                .build();
    }
}
