package dev.rapport.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much the writing door takes at once. Every limit bounds memory; none bounds how much can be sent in all. */
@ConfigMapping(prefix = "rapport.ingest")
public interface IngestConfiguration {

    /** Requests under way, beyond which 503 is answered at once. */
    @WithDefault("1000")
    @Min(0) int maxConcurrentRequests();

    /** Streams (NDJSON, CSV) under way, each of which holds up to three chunks in memory. */
    @WithDefault("16")
    @Min(0) int maxConcurrentStreams();

    /** The largest JSON document, after decompression: it is read whole before anything of it is written. */
    @WithDefault("64M")
    MemorySize maxDocumentSize();

    /** What all JSON documents under way may hold together, so that many large ones can't fill the heap. */
    @WithDefault("256M")
    MemorySize maxDocumentsInMemory();

    /** Items of a JSON list: they are one transaction, which holds the workspace's lock. */
    @WithDefault("10000")
    @Min(1) int maxDocumentItems();

    /** The longest line of NDJSON and the longest row of CSV. */
    @WithDefault("1M")
    MemorySize maxLineSize();

    /** Items of a stream that are committed together: large enough for bulk writes, short enough to share the lock. */
    @WithDefault("10000")
    @Min(1) @Max(100_000) int chunkLines();

    /** A chunk of large lines is committed earlier, at about this size. */
    @WithDefault("4M")
    MemorySize chunkSize();

    /** Different rows without an id in one CSV body; each takes 8 to 16 bytes until the body ends. */
    @WithDefault("5000000")
    @Min(1) int maxRowsWithoutId();

    /** Threads that write, each with a connection of its own: so many workspaces are written to at the same time. */
    @WithDefault("4")
    @Min(1) int writers();

    /** Events of a workspace that may wait to be written; a request beyond is refused with 503. Half as many of streams. */
    @WithDefault("50000")
    @Min(1) int maxWaitingEvents();

    /** Events of all workspaces that may wait to be written, so that many of them can't fill the heap. */
    @WithDefault("200000")
    @Min(1) int maxWaitingEventsOfAll();

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

    /** A document that takes longer to arrive must arrive at {@link #minDocumentRate()}. */
    @WithDefault("30S")
    Duration documentPatience();

    /** Bytes of a slow document that must arrive in a second, on the average over {@link #documentPatience()}. */
    @WithDefault("1K")
    MemorySize minDocumentRate();

    /** Deliveries of vendors that are read at the same time, each by a thread of its own. */
    @WithDefault("32")
    @Min(0) int maxConcurrentDeliveries();

    /** The largest JSON body that is read and checked right where it arrives; a larger one takes a worker thread. */
    @WithDefault("16K")
    MemorySize maxSmallDocumentSize();

    /** The largest stream, after decompression; 0 for none, since a stream takes the same memory however long it is. */
    @WithDefault("0")
    MemorySize maxInflatedStreamSize();

    /** Levels of objects and lists in JSON: an event has three. */
    @WithDefault("32")
    @Min(4) @Max(1_000) int maxNesting();

    /** Characters of any text in JSON; the fields that are kept have narrower limits of their own. */
    @WithDefault("1048576")
    @Min(10_000) int maxTextLength();

    /** Characters of a number in JSON. */
    @WithDefault("200")
    @Min(40) @Max(1_000) int maxNumberLength();

    /** Characters of a name in JSON. */
    @WithDefault("1000")
    @Min(100) @Max(50_000) int maxNameLength();

    /** Attributes of one event: each name can become a dimension, which takes memory in every node. */
    @WithDefault("50")
    @Min(0) @Max(1_000) int maxAttributes();

    /** Tags of one event. */
    @WithDefault("50")
    @Min(0) @Max(1_000) int maxTags();

    /** Extension attributes of one CloudEvent. */
    @WithDefault("50")
    @Min(0) @Max(1_000) int maxExtensions();

    /** Characters of the value of an extension attribute, and of {@code dataschema}. */
    @WithDefault("2000")
    @Min(100) @Max(100_000) int maxExtensionLength();

    /** Violations of one item that an answer tells; the others are counted. */
    @WithDefault("32")
    @Min(1) @Max(1_000) int maxListedViolations();

    /** Items not accepted that the answer to a stream lists; the others are counted. */
    @WithDefault("1000")
    @Min(0) int maxListedResults();
}
