package dev.rapport.readmodel;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How much memory the read models may take. */
@ConfigMapping(prefix = "rapport.read-model")
interface ReadModelSettings {
    /** The budget of all read models together; without it, a share of the largest heap. */
    Optional<MemorySize> memory();

    /** That share. The rest is for requests, for answers, and for a model that is being loaded beside its older one. */
    @WithDefault("0.5")
    double heapShare();
}
