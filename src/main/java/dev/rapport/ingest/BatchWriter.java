package dev.rapport.ingest;

import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.AppendResult;
import dev.rapport.journal.JournalUnavailableException;
import dev.rapport.journal.Outcome;
import dev.rapport.journal.PreparedEvent;
import dev.rapport.journal.PreparedRequest;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Hands the valid items of a batch to the journal as one transaction, and puts every item's outcome in its place. */
@ApplicationScoped
public class BatchWriter {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    /** Longer than the journal tries; whoever waits still longer gets an answer all the same. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final WriterLanes lanes;
    private final QualityTally quality;

    BatchWriter(WriterLanes lanes, QualityTally quality) {
        this.lanes = lanes;
        this.quality = quality;
    }

    /**
     * Writes what is valid, and waits for it.
     *
     * @throws ProblemException {@code overloaded} before anything is accepted, {@code unavailable} when the database does
     *     not take it
     */
    public BatchResult write(WorkspaceId workspace, List<ParsedItem> items) {
        return waitFor(submit(workspace, items));
    }

    /** What comes of a write, or the problem that it ended with. */
    static <T> T waitFor(CompletionStage<T> write) {
        try {
            return write.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a batch could not be written", failure.getCause());
        } catch (TimeoutException tooLate) {
            throw unavailable().toException();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable().toException();
        }
    }

    /**
     * Has what is valid written. The result is there when it is durable; it can fail with a {@link ProblemException},
     * {@code unavailable} when the database does not take it.
     *
     * @throws ProblemException {@code overloaded}, before anything is accepted
     */
    public CompletionStage<BatchResult> submit(WorkspaceId workspace, List<ParsedItem> items) {
        PreparedRequest request = requestOf(items);
        return request.size() == 0
                ? nothingValid(workspace, items)
                : outcome(workspace, items, lanes.submit(workspace, request));
    }

    /** Items with their valid events ready for the journal. */
    record PreparedItems(List<ParsedItem> items, PreparedRequest request) {}

    /** Does what can be done before it is the items' turn. */
    static PreparedItems prepare(List<ParsedItem> items) {
        return new PreparedItems(items, requestOf(items));
    }

    /** Has what is valid written, for a sender who can wait: comes back when there is room. */
    CompletionStage<BatchResult> submitWaiting(WorkspaceId workspace, PreparedItems prepared) {
        try {
            return prepared.request().size() == 0
                    ? nothingValid(workspace, prepared.items())
                    : outcome(workspace, prepared.items(), lanes.submitWaiting(workspace, prepared.request()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable().toException();
        }
    }

    private CompletionStage<BatchResult> nothingValid(WorkspaceId workspace, List<ParsedItem> items) {
        return CompletableFuture.completedFuture(
                counted(workspace, items, new BatchResult(results(items, ItemResult::valid), OptionalLong.empty())));
    }

    private CompletionStage<BatchResult> outcome(
            WorkspaceId workspace, List<ParsedItem> items, CompletableFuture<AppendResult> write) {
        return write.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .thenApply(written -> counted(workspace, items, placed(items, written)))
                .exceptionally(failure -> {
                    throw translated(failure);
                });
    }

    private BatchResult counted(WorkspaceId workspace, List<ParsedItem> items, BatchResult result) {
        quality.count(workspace, items, result.results());
        return result;
    }

    private static PreparedRequest requestOf(List<ParsedItem> items) {
        List<PreparedEvent> events = new ArrayList<>(items.size());
        for (ParsedItem item : items) {
            if (item instanceof ParsedItem.Valid valid) {
                events.add(PreparedEvent.of(valid.event()));
            }
        }
        return PreparedRequest.of(events);
    }

    private static BatchResult placed(List<ParsedItem> items, AppendResult written) {
        Iterator<Outcome> outcomes = written.outcomes().iterator();
        return new BatchResult(
                results(items, event -> ItemResult.of(event, outcomes.next())), OptionalLong.of(written.version()));
    }

    private static RuntimeException translated(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return unavailable().toException();
        }
        if (cause instanceof JournalUnavailableException away) {
            return Problem.unavailable(
                            away.getMessage()
                                    + "; send the request again: what was already accepted counts as a duplicate",
                            RETRY_AFTER)
                    .toException();
        }
        return cause instanceof RuntimeException known
                ? known
                : new IllegalStateException("a batch could not be written", cause);
    }

    private static Problem unavailable() {
        return Problem.unavailable(
                "the database is not responding; send the request again: what was already accepted counts as a"
                        + " duplicate",
                RETRY_AFTER);
    }

    /** Tells what is wrong with each item and writes nothing. */
    public BatchResult check(List<ParsedItem> items) {
        return new BatchResult(results(items, ItemResult::valid), OptionalLong.empty());
    }

    private static List<ItemResult> results(List<ParsedItem> items, Function<SubmittedEvent, ItemResult> ofValid) {
        List<ItemResult> results = new ArrayList<>(items.size());
        for (ParsedItem item : items) {
            if (item instanceof ParsedItem.Valid valid) {
                results.add(ofValid.apply(valid.event()));
            } else if (item instanceof ParsedItem.Refused refused) {
                results.add(ItemResult.of(refused));
            }
        }
        return results;
    }
}
