package dev.rapport.ingest;

import dev.rapport.ingest.ItemSource.NumberedItem;
import dev.rapport.ingest.StreamResult.LineResult;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One body of any length on its way: read until a chunk is full, have the chunk taken, go on. While one chunk is being
 * taken the next waits for its turn, so that whoever takes them need not wait, and the one behind it is read. Used by one
 * thread; what becomes of a chunk is noted by another one, chunk by chunk in their order.
 */
final class ChunkedStream {
    private static final Logger LOG = Logger.getLogger(ChunkedStream.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int MOST_UNDER_WAY = 2;

    private final ItemSource source;
    private final Function<List<ParsedItem>, Supplier<CompletionStage<BatchResult>>> taker;
    private final Executor notes;
    private final IngestConfiguration limits;
    private final StreamProgress progress;
    private final Tally tally = new Tally();
    private final List<LineResult> notTaken = new ArrayList<>();
    private List<ParsedItem> items = new ArrayList<>();
    private LongArrayList lines = new LongArrayList();
    private final ArrayDeque<CompletableFuture<Void>> underWay = new ArrayDeque<>(MOST_UNDER_WAY);
    private CompletableFuture<Void> lastNoted = CompletableFuture.completedFuture(null);
    private @Nullable ProblemException failure;
    private OptionalLong version = OptionalLong.empty();
    private long chunkStart;
    private long firstCame;
    private long linesRead;
    private long committedLines;

    /**
     * {@code taker} makes a chunk ready while the one before it may still be taken, and what it gives has it kept, or
     * checked. It is not called for an empty one.
     */
    ChunkedStream(
            ItemSource source,
            Function<List<ParsedItem>, Supplier<CompletionStage<BatchResult>>> taker,
            Executor notes,
            IngestConfiguration limits,
            StreamProgress progress) {
        this.source = source;
        this.taker = taker;
        this.notes = notes;
        this.limits = limits;
        this.progress = progress;
    }

    /** Reads the body to its end. What stands before a place that can't be read is taken all the same. */
    StreamResult toEnd(Pauses pauses) {
        pauses.meanwhile(this::handOverWhatHasWaited);
        for (NumberedItem next = read(); next != null; next = read()) {
            if (items.isEmpty()) {
                firstCame = System.nanoTime();
            }
            items.add(next.item());
            lines.add(next.line());
            linesRead = source.linesRead();
            progress.read(linesRead);
            if (isFull()) {
                handOver();
            } else {
                handOverWhatHasWaited();
            }
        }
        handOver();
        finish();
        return new StreamResult(tally, notTaken, version);
    }

    private @Nullable NumberedItem read() {
        try {
            return source.next();
        } catch (ProblemException unreadable) {
            if (failure != null) {
                throw failure; // a chunk's, found out while we waited for the sender
            }
            handOver();
            finish();
            throw withProgress(unreadable.problem());
        } catch (IOException broken) {
            progress.read(source.linesRead());
            finish();
            throw withProgress(BrokenBody.problem(source.linesRead())); // what came before the break may be half a line
        }
    }

    /** Has a slow sender's lines taken before there are many. A chunk that is under way is not waited for. */
    private void handOverWhatHasWaited() {
        finishWhatIsDone();
        if (!items.isEmpty()
                && underWay.isEmpty()
                && System.nanoTime() - firstCame >= limits.commitAfter().toNanos()) {
            handOver();
        }
    }

    private boolean isFull() {
        return items.size() >= limits.chunkLines()
                || source.bytesRead() - chunkStart >= limits.chunkSize().asLongValue();
    }

    /** Has what was read taken, once there are few chunks under way. */
    private void handOver() {
        if (items.isEmpty()) {
            return;
        }
        Supplier<CompletionStage<BatchResult>> ready = taker.apply(items);
        finishWhatIsDone();
        while (underWay.size() >= MOST_UNDER_WAY) {
            finishOne();
        }
        LongArrayList linesOfChunk = lines;
        long lastLine = linesRead;
        lastNoted = submit(ready)
                .thenAcceptBothAsync(lastNoted, (result, before) -> note(linesOfChunk, lastLine, result), notes)
                .toCompletableFuture();
        underWay.add(lastNoted);
        items = new ArrayList<>(items.size());
        lines = new LongArrayList(lines.size());
        chunkStart = source.bytesRead();
    }

    private CompletionStage<BatchResult> submit(Supplier<CompletionStage<BatchResult>> chunk) {
        try {
            return chunk.get();
        } catch (ProblemException refused) {
            finish(); // what is under way may be kept, and the sender is told so
            throw withProgress(refused.problem());
        }
    }

    /** Notes what became of a chunk; behind one that was not taken nothing is noted. */
    private void note(LongArrayList linesOfChunk, long lastLine, BatchResult result) {
        version = result.version().isPresent() ? result.version() : version;
        for (int i = 0; i < result.results().size(); i++) {
            count(linesOfChunk.getLong(i), result.results().get(i));
        }
        committedLines = lastLine;
        progress.committed(committedLines, tally, version);
    }

    /** Waits for all chunks that are under way. */
    private void finish() {
        while (!underWay.isEmpty()) {
            finishOne();
        }
    }

    /** So that nothing is handed over behind a chunk that is known to have failed. */
    private void finishWhatIsDone() {
        while (!underWay.isEmpty() && underWay.element().isDone()) {
            finishOne();
        }
    }

    private void finishOne() {
        CompletableFuture<Void> chunk = underWay.remove();
        try {
            BatchWriter.waitFor(chunk);
        } catch (ProblemException refused) {
            throw withProgress(refused.problem());
        } catch (RuntimeException defect) {
            if (committedLines == 0) {
                throw defect;
            }
            LOG.errorf(defect, "a stream stopped after line %d", committedLines);
            throw withProgress(Problem.unavailable(
                    "the stream stopped; send it again: what was already accepted counts as a duplicate", RETRY_AFTER));
        }
    }

    private ProblemException withProgress(Problem problem) {
        failure = problem.with("committed_lines", committedLines).toException();
        return failure;
    }

    private void count(long line, ItemResult result) {
        tally.add(result.status());
        if (!result.isTaken() && notTaken.size() < limits.maxListedResults()) {
            notTaken.add(new LineResult(line, result));
        }
    }
}
