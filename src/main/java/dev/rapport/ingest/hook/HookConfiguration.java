package dev.rapport.ingest.hook;

import dev.rapport.platform.setting.AtLeastOne;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** What vendors may send, and how much of what is not understood is kept. */
@ConfigMapping(prefix = "rapport.hooks")
public interface HookConfiguration {

    /** The largest delivery, after decompression. The vendors' own stay far below. */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /** Deliveries of a workspace that are put aside; beyond that the oldest goes. */
    @WithDefault("1000")
    @WithConverter(AtLeastOne.class)
    int maxRejected();

    /** The same in bytes, since bodies differ. Not below the largest delivery. */
    @WithDefault("16M")
    MemorySize maxRejectedSize();

    /** How long they are kept: bodies can name people. */
    @WithDefault("30D")
    Duration rejectedRetention();

    /** Where the vendors' interfaces are, by connector, for those whose deliveries only say what can be fetched. */
    Map<String, URI> api();

    /** How long a vendor's interface may take to answer: its webhook waits meanwhile. */
    @WithDefault("5S")
    Duration fetchTimeout();

    /** When what could not be fetched is tried again; each later pause is twice the one before. */
    @WithDefault("30S")
    Duration fetchPause();

    /** The longest of these pauses. */
    @WithDefault("6H")
    Duration fetchLongestPause();

    /** How often it is tried by itself, which with the pauses above is for about a day and a half. */
    @WithDefault("15")
    @WithConverter(AtLeastOne.class)
    int fetchTries();
}
