package dev.rapport.platform.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the database is taken to be away. */
@ConfigMapping(prefix = "rapport.database")
interface DatabaseConfiguration {

    /**
     * How long it may take to answer the smallest of questions, in whole seconds: short enough that nobody waits for a
     * dead machine, long enough for a busy one.
     */
    @WithDefault("5S")
    Duration patience();

    /** The pause between two such questions. */
    @WithDefault("1S")
    Duration watchInterval();
}
