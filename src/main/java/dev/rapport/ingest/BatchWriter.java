package dev.rapport.ingest;

import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.AppendResult;
import dev.rapport.journal.Journal;
import dev.rapport.journal.JournalUnavailableException;
import dev.rapport.journal.Outcome;
import dev.rapport.platform.problem.Problem;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Hands the valid items of a batch to the journal as one transaction, and puts every item's outcome in its place. */
@ApplicationScoped
public class BatchWriter {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Journal journal;
    private final QualityTally quality;

    BatchWriter(Journal journal, QualityTally quality) {
        this.journal = journal;
        this.quality = quality;
    }

    /**
     * Writes what is valid.
     *
     * @throws dev.rapport.platform.problem.ProblemException {@code unavailable} when the database does not take it
     */
    public BatchResult write(WorkspaceId workspace, List<ParsedItem> items) {
        BatchResult written = append(workspace, items);
        quality.count(workspace, items, written.results());
        return written;
    }

    private BatchResult append(WorkspaceId workspace, List<ParsedItem> items) {
        List<SubmittedEvent> events = new ArrayList<>(items.size());
        for (ParsedItem item : items) {
            if (item instanceof ParsedItem.Valid valid) {
                events.add(valid.event());
            }
        }
        if (events.isEmpty()) {
            return new BatchResult(results(items, ItemResult::valid), OptionalLong.empty());
        }
        AppendResult written = appendEvents(workspace, events);
        Iterator<Outcome> outcomes = written.outcomes().iterator();
        return new BatchResult(
                results(items, event -> ItemResult.of(event, outcomes.next())), OptionalLong.of(written.version()));
    }

    /** Tells what is wrong with each item and writes nothing. */
    public BatchResult check(List<ParsedItem> items) {
        return new BatchResult(results(items, ItemResult::valid), OptionalLong.empty());
    }

    private AppendResult appendEvents(WorkspaceId workspace, List<SubmittedEvent> events) {
        try {
            return journal.append(workspace, events);
        } catch (JournalUnavailableException away) {
            throw Problem.unavailable(
                            away.getMessage() + "; send the request again, what was kept is then a duplicate",
                            RETRY_AFTER)
                    .toException();
        }
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
