package dev.rapport.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether there is a demonstration. */
@ConfigMapping(prefix = "rapport")
interface DemoConfiguration {
    /** Off, because an installation must not hold data that its operator did not ask for. */
    @WithDefault("false")
    boolean demo();
}
