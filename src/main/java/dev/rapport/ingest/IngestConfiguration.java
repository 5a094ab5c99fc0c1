package dev.rapport.ingest;

import dev.rapport.platform.setting.AtLeastOne;
import dev.rapport.platform.setting.NotNegative;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much the writing door takes at once. Every limit bounds memory; none bounds how much can be sent in all. */
@ConfigMapping(prefix = "rapport.ingest")
public interface IngestConfiguration {

    /** Requests under way, beyond which 503 is answered at once. */
    @WithDefault("1000")
    @WithConverter(NotNegative.class)
    int maxConcurrentRequests();

    /** Streams (NDJSON, CSV) under way, each of which holds up to three chunks in memory. */
    @WithDefault("16")
    @WithConverter(NotNegative.class)
    int maxConcurrentStreams();

    /** The largest JSON document, after decompression: it is read whole before anything of it is written. */
    @WithDefault("64M")
    MemorySize maxDocumentSize();

    /** What all JSON documents under way may hold together, so that many large ones can't fill the heap. */
    @WithDefault("256M")
    MemorySize maxDocumentsInMemory();

    /** Items of a JSON list: they are one transaction, which holds the workspace's lock. */
    @WithDefault("10000")
    @WithConverter(AtLeastOne.class)
    int maxDocumentItems();

    /** The longest line of NDJSON and the longest row of CSV. */
    @WithDefault("1M")
    MemorySize maxLineSize();

    /** Items of a stream that are committed together: large enough for bulk writes, short enough to share the lock. */
    @WithDefault("10000")
    @WithConverter(AtLeastOne.class)
    int chunkLines();

    /** A chunk of large lines is committed earlier, at about this size. */
    @WithDefault("4M")
    MemorySize chunkSize();

    /** Different rows without an id in one CSV body; each takes 8 to 16 bytes until the body ends. */
    @WithDefault("5000000")
    @WithConverter(AtLeastOne.class)
    int maxRowsWithoutId();

    /** Threads that write, each with a connection of its own: so many workspaces are written to at the same time. */
    @WithDefault("4")
    @WithConverter(AtLeastOne.class)
    int writers();

    /** Events of a workspace that may wait to be written; a request beyond is refused with 503. Half as many of streams. */
    @WithDefault("50000")
    @WithConverter(AtLeastOne.class)
    int maxWaitingEvents();

    /** Events of all workspaces that may wait to be written, so that many of them can't fill the heap. */
    @WithDefault("200000")
    @WithConverter(AtLeastOne.class)
    int maxWaitingEventsOfAll();

    /** About how much memory the events of a workspace that wait to be written may take; beyond as above. */
    @WithDefault("32M")
    MemorySize maxWaitingSize();

    /** About how much memory the waiting events of all workspaces may take. */
    @WithDefault("64M")
    MemorySize maxWaitingSizeOfAll();

    /** A stream's lines are committed at most so long after they came, also while the chunk is not full. */
    @WithDefault("1S")
    Duration commitAfter();

    /** A stream whose sender says nothing for so long is answered with what was committed of it. */
    @WithDefault("60S")
    Duration maxStreamSilence();

    /** A document that takes longer to arrive must arrive at 1 KiB a second. */
    @WithDefault("30S")
    Duration documentPatience();

    /** Deliveries of vendors that are read at the same time, each by a thread of its own. */
    @WithDefault("32")
    @WithConverter(NotNegative.class)
    int maxConcurrentDeliveries();

    /** The largest stream, after decompression; 0 for none, since a stream takes the same memory however long it is. */
    @WithDefault("0")
    MemorySize maxInflatedStreamSize();

    /** Items not accepted that the answer to a stream lists; the others are counted. */
    @WithDefault("1000")
    @WithConverter(NotNegative.class)
    int maxListedResults();
}
