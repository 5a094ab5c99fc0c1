package dev.rapport.platform.shutdown;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the service takes to stop. */
@ConfigMapping(prefix = "rapport.shutdown")
public interface ShutdownConfiguration {

    /**
     * For so long at least the port stays open, not ready, and whoever comes is told to go elsewhere. More for a balancer
     * that takes its time to notice.
     */
    @WithDefault("0.5S")
    Duration notice();

    /** For so long at most requests under way are waited for: less than the patience of whoever sends SIGKILL next. */
    @WithDefault("8S")
    Duration timeout();
}
