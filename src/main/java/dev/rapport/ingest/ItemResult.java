package dev.rapport.ingest;

import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.Outcome;
import dev.rapport.platform.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item.
 *
 * @param id its id, when that could be read
 * @param problem why it was not taken: for conflicts and rejected items
 */
public record ItemResult(@Nullable String id, ItemStatus status, Optional<Problem> problem) {

    static ItemResult of(SubmittedEvent event, Outcome outcome) {
        String id = event.key().id();
        return switch (outcome) {
            case ACCEPTED -> new ItemResult(id, ItemStatus.ACCEPTED, Optional.empty());
            case DUPLICATE -> new ItemResult(id, ItemStatus.DUPLICATE, Optional.empty());
            case CONFLICT -> new ItemResult(id, ItemStatus.CONFLICT, Optional.of(conflict(event)));
            case REFUSED -> new ItemResult(id, ItemStatus.REJECTED, Optional.of(refused(event)));
        };
    }

    static ItemResult valid(SubmittedEvent event) {
        return new ItemResult(event.key().id(), ItemStatus.VALID, Optional.empty());
    }

    static ItemResult of(ParsedItem.Refused refused) {
        return new ItemResult(refused.id(), ItemStatus.REJECTED, Optional.of(refused.problem()));
    }

    /** Whether the item is, or would be, kept. */
    public boolean isTaken() {
        return problem.isEmpty();
    }

    private static Problem refused(SubmittedEvent event) {
        return Problem.validation(
                "",
                ("the database can't keep id %s of source %s, for a reason that is in the server's log; the other"
                                + " events are not affected")
                        .formatted(
                                Texts.shown(event.key().id()),
                                Texts.shown(event.key().source())));
    }

    private static Problem conflict(SubmittedEvent event) {
        return Problem.conflict(
                "id %s of source %s about subject %s was sent before with other content, which stays; send a correction under an id of its own, or take the first one back with event.voided"
                        .formatted(
                                Texts.shown(event.key().id()),
                                Texts.shown(event.key().source()),
                                Texts.shown(event.subject().value())));
    }
}
