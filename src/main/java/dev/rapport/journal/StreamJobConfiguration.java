package dev.rapport.journal;

import dev.rapport.platform.setting.AtLeastOne;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the progress of streams is kept. */
@ConfigMapping(prefix = "rapport.stream-jobs")
public interface StreamJobConfiguration {

    /** The most of one workspace; a new one takes the place of the one that was longest without news. */
    @WithDefault("10000")
    @WithConverter(AtLeastOne.class)
    int most();

    /** Those without news for so long are removed when the next one begins. */
    @WithDefault("30D")
    Duration keepFor();

    /** A stream without news for so long has lost its process: a living one has news every minute or two. */
    @WithDefault("5M")
    Duration abandonedAfter();
}
