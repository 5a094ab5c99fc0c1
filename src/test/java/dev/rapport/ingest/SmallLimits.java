package dev.rapport.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** Limits that a test reaches. */
final class SmallLimits implements IngestConfiguration {
    private final Duration commitAfter;

    /** Chunks are taken when they are full, however long that takes. */
    SmallLimits() {
        this(Duration.ofHours(1));
    }

    SmallLimits(Duration commitAfter) {
        this.commitAfter = commitAfter;
    }

    private static MemorySize size(long bytes) {
        return new MemorySize(BigInteger.valueOf(bytes));
    }

    @Override
    public int maxConcurrentRequests() {
        return 2;
    }

    @Override
    public int maxConcurrentStreams() {
        return 1;
    }

    @Override
    public MemorySize maxDocumentSize() {
        return size(1 << 20);
    }

    @Override
    public MemorySize maxDocumentsInMemory() {
        return size(2 << 20);
    }

    @Override
    public int maxDocumentItems() {
        return 100;
    }

    @Override
    public MemorySize maxLineSize() {
        return size(1 << 20);
    }

    @Override
    public int chunkLines() {
        return 10;
    }

    @Override
    public MemorySize chunkSize() {
        return size(100_000);
    }

    @Override
    public int maxRowsWithoutId() {
        return 1_000;
    }

    @Override
    public MemorySize maxInflatedStreamSize() {
        return size(0);
    }

    @Override
    public int maxListedResults() {
        return 3;
    }

    @Override
    public int writers() {
        return 2;
    }

    @Override
    public int maxWaitingEvents() {
        return 100;
    }

    @Override
    public int maxWaitingEventsOfAll() {
        return 150;
    }

    @Override
    public MemorySize maxWaitingSize() {
        return size(1 << 20);
    }

    @Override
    public MemorySize maxWaitingSizeOfAll() {
        return size(2 << 20);
    }

    @Override
    public Duration commitAfter() {
        return commitAfter;
    }

    @Override
    public Duration maxStreamSilence() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration documentPatience() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int maxConcurrentDeliveries() {
        return 2;
    }
}
