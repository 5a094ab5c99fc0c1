package dev.rapport.query.budget;

import dev.rapport.platform.setting.AtLeastOne;
import dev.rapport.platform.setting.Share;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How much answering may take. */
@ConfigMapping(prefix = "rapport.reading")
public interface ReadingSettings {
    /** What the tallies, rows and lists of all requests together may take; without it, a share of the largest heap. */
    Optional<MemorySize> memory();

    /** That share. Read models have half the heap, and what comes and goes with requests needs the rest. */
    @WithDefault("0.2")
    @WithConverter(Share.class)
    double heapShare();

    /** What one request may take of it; without it, half, so that one is never all that is answered. */
    Optional<MemorySize> requestMemory();

    /** How many rows the answers of one request may have together: buckets times groups. */
    @WithDefault("1000000")
    @WithConverter(AtLeastOne.class)
    int cells();

    /** How long a request waits for others to end before it is sent away; most take less. */
    @WithDefault("2S")
    Duration patience();
}
