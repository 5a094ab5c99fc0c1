package dev.rapport.ingest;

import dev.rapport.ingest.ItemSource.NumberedItem;
import dev.rapport.ingest.StreamResult.LineResult;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One body of any length on its way: read until a chunk is full, have the chunk taken, go on. Used by one thread. */
final class ChunkedStream {
    private static final Logger LOG = Logger.getLogger(ChunkedStream.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ItemSource source;
    private final Function<List<ParsedItem>, BatchResult> taker;
    private final IngestConfiguration limits;
    private final StreamProgress progress;
    private final Tally tally = new Tally();
    private final List<LineResult> notTaken = new ArrayList<>();
    private final List<ParsedItem> items = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private OptionalLong version = OptionalLong.empty();
    private long chunkStart;
    private long linesRead;
    private long committedLines;

    /** {@code taker} has a chunk kept, or checked, and is not called for an empty one. */
    ChunkedStream(
            ItemSource source,
            Function<List<ParsedItem>, BatchResult> taker,
            IngestConfiguration limits,
            StreamProgress progress) {
        this.source = source;
        this.taker = taker;
        this.limits = limits;
        this.progress = progress;
    }

    /** Reads the body to its end. What stands before a place that can't be read is taken all the same. */
    StreamResult toEnd() {
        for (NumberedItem next = read(); next != null; next = read()) {
            items.add(next.item());
            lines.add(next.line());
            linesRead = source.linesRead();
            progress.read(linesRead);
            if (isFull()) {
                commit();
            }
        }
        commit();
        return new StreamResult(tally, notTaken, version);
    }

    private @Nullable NumberedItem read() {
        try {
            return source.next();
        } catch (ProblemException unreadable) {
            commit();
            throw withProgress(unreadable.problem());
        } catch (IOException broken) {
            progress.read(source.linesRead());
            throw withProgress(BrokenBody.problem(source.linesRead())); // what came before the break may be half a line
        }
    }

    private boolean isFull() {
        return items.size() >= limits.chunkLines()
                || source.bytesRead() - chunkStart >= limits.chunkSize().asLongValue();
    }

    private void commit() {
        if (items.isEmpty()) {
            return;
        }
        BatchResult result = take();
        version = result.version().isPresent() ? result.version() : version;
        for (int i = 0; i < items.size(); i++) {
            count(lines.get(i), result.results().get(i));
        }
        items.clear();
        lines.clear();
        chunkStart = source.bytesRead();
        committedLines = linesRead;
        progress.committed(committedLines, tally, version);
    }

    private BatchResult take() {
        try {
            return taker.apply(List.copyOf(items));
        } catch (ProblemException refused) {
            throw withProgress(refused.problem());
        } catch (RuntimeException defect) {
            if (committedLines == 0) {
                throw defect;
            }
            LOG.errorf(defect, "a stream stopped behind line %d", committedLines);
            throw withProgress(Problem.unavailable(
                    "the stream stopped; send it again, what was kept is then a duplicate", RETRY_AFTER));
        }
    }

    private ProblemException withProgress(Problem problem) {
        return problem.with("committed_lines", committedLines).toException();
    }

    private void count(long line, ItemResult result) {
        tally.add(result.status());
        if (!result.isTaken() && notTaken.size() < limits.maxListedResults()) {
            notTaken.add(new LineResult(line, result));
        }
    }
}
