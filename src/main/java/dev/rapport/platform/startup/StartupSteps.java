package dev.rapport.platform.startup;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Runs the steps, and is not ready before. */
@Readiness
@ApplicationScoped
class StartupSteps implements HealthCheck {

    private final List<StartupStep> steps;
    private final Welcome welcome;
    private volatile boolean done;

    StartupSteps(@All List<StartupStep> steps, Welcome welcome) {
        this.steps = steps;
        this.welcome = welcome;
    }

    void onStart(@Observes StartupEvent event) {
        steps.stream().sorted(Comparator.comparingInt(StartupStep::order)).forEach(StartupStep::run);
        done = true;
        welcome.onReady();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("startup").status(done).build();
    }
}
