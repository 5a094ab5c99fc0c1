package dev.rapport.demo;

import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.AppendResult;
import dev.rapport.journal.Journal;
import dev.rapport.journal.Outcome;
import dev.rapport.journal.PreparedEvent;
import dev.rapport.journal.PreparedRequest;
import dev.rapport.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;

/**
 * Writes any number of events in large transactions. While the database takes one batch the next is made, so that neither
 * waits for the other. Used by one thread.
 */
final class BulkAppend implements AutoCloseable {
    /** As a chunk of a stream: large enough for bulk writes, short enough to share the workspace's lock. */
    private static final int BATCH = 10_000;

    private final Journal journal;
    private final WorkspaceId workspace;
    private final LongConsumer accepted;
    private final ExecutorService writer;
    private List<PreparedEvent> batch = new ArrayList<>(BATCH);
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

    /** {@code accepted} is told after each batch how many of its events are new. */
    BulkAppend(Journal journal, WorkspaceId workspace, LongConsumer accepted) {
        this.journal = journal;
        this.workspace = workspace;
        this.accepted = accepted;
        this.writer = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "demo-writer");
            thread.setDaemon(true);
            return thread;
        });
    }

    void add(SubmittedEvent event) {
        batch.add(PreparedEvent.of(event));
        if (batch.size() == BATCH) {
            handOver();
        }
    }

    /** Waits until all that was added is durable. */
    void finish() {
        handOver();
        await();
    }

    private void handOver() {
        if (batch.isEmpty()) {
            return;
        }
        PreparedRequest request = PreparedRequest.of(batch);
        batch = new ArrayList<>(BATCH);
        await();
        underWay = CompletableFuture.runAsync(() -> write(request), writer);
    }

    private void write(PreparedRequest request) {
        for (AppendResult result : journal.appendRequests(workspace, List.of(request))) {
            accepted.accept(result.outcomes().stream()
                    .filter(outcome -> outcome == Outcome.ACCEPTED)
                    .count());
        }
    }

    private void await() {
        try {
            underWay.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** What was not handed over is left out; a batch under way goes on to its end. */
    @Override
    public void close() {
        writer.shutdown();
    }
}
