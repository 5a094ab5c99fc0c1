package dev.rapport.demo;

import dev.rapport.platform.startup.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the demo workspace before the service is ready, and lets its data come in afterwards. */
@ApplicationScoped
class DemoStep implements StartupStep {
    private final DemoConfiguration configuration;
    private final DemoWorkspace workspace;
    private final DemoLoad load;

    DemoStep(DemoConfiguration configuration, DemoWorkspace workspace, DemoLoad load) {
        this.configuration = configuration;
        this.workspace = workspace;
        this.load = load;
    }

    @Override
    public int order() {
        return DEMONSTRATION;
    }

    @Override
    public void run() {
        if (configuration.demo()) {
            workspace.prepare().ifPresent(load::begin);
        }
    }
}
