package dev.rapport.ingest;

import dev.rapport.ingest.BatchWriter.PreparedItems;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.workspace.WorkspaceId;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;

/** Writes a body of any length in chunks, each of which is one transaction. */
@ApplicationScoped
public class StreamWriter {
    private final BatchWriter batches;
    private final IngestConfiguration limits;

    StreamWriter(BatchWriter batches, IngestConfiguration limits) {
        this.batches = batches;
        this.limits = limits;
    }

    /**
     * Writes every valid item of {@code source}, and tells {@code progress} how far it gets.
     *
     * @param pauses those of its sender, in which what has come is written
     * @throws ProblemException with {@code committed_lines} when the rest can't be read or written
     */
    public StreamResult write(WorkspaceId workspace, ItemSource source, Pauses pauses, StreamProgress progress) {
        return new ChunkedStream(
                        source,
                        chunk -> {
                            PreparedItems prepared = BatchWriter.prepare(chunk);
                            return () -> batches.submitWaiting(workspace, prepared);
                        },
                        Infrastructure.getDefaultExecutor(),
                        limits,
                        progress)
                .toEnd(pauses);
    }

    /** Tells what is wrong with each item and writes nothing; fails as {@link #write} does. */
    public StreamResult check(ItemSource source) {
        return new ChunkedStream(
                        source,
                        chunk -> () -> CompletableFuture.completedFuture(batches.check(chunk)),
                        Runnable::run,
                        limits,
                        StreamProgress.UNWATCHED)
                .toEnd(Pauses.NONE);
    }
}
