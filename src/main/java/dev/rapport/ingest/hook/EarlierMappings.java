package dev.rapport.ingest.hook;

import dev.rapport.event.EventKey;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.ingest.ParsedItem;
import dev.rapport.journal.JournalUnavailableException;
import dev.rapport.journal.KeptEvents;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells a conflict that comes from a changed mapping from one that the vendor makes: the delivery is read as the hook would
 * have read it before, and what lies in the journal is compared with that.
 */
@ApplicationScoped
class EarlierMappings {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final MappingHistory history;
    private final KeptEvents kept;

    EarlierMappings(MappingHistory history, KeptEvents kept) {
        this.history = history;
        this.kept = kept;
    }

    /** The identity of an event within a workspace. */
    record Identity(Subject subject, EventKey key) {
        static Identity of(SubmittedEvent event) {
            return new Identity(event.subject(), event.key());
        }
    }

    /**
     * Which of the conflicting events were told by the same delivery under an earlier mapping, and until when that held.
     *
     * @param read what the delivery tells under a mapping
     * @throws dev.rapport.platform.problem.ProblemException {@code unavailable} when the database does not answer
     */
    Map<Identity, Instant> explain(Hook hook, Set<Identity> conflicting, Function<Hook, List<ParsedItem>> read) {
        Map<Identity, Instant> explained = new HashMap<>();
        List<MappingHistory.Past> earlier = past(hook);
        Map<Identity, SubmittedEvent> lying = earlier.isEmpty() ? Map.of() : lying(hook, conflicting);
        for (MappingHistory.Past past : earlier) {
            Set<Identity> open = new HashSet<>(lying.keySet());
            open.removeAll(explained.keySet());
            if (open.isEmpty()) {
                break;
            }
            for (ParsedItem item : read.apply(hook.with(past.mapping()))) {
                if (item instanceof ParsedItem.Valid valid) {
                    Identity identity = Identity.of(valid.event());
                    if (open.contains(identity) && isSame(valid.event(), Objects.requireNonNull(lying.get(identity)))) {
                        explained.put(identity, past.until());
                    }
                }
            }
        }
        return explained;
    }

    private List<MappingHistory.Past> past(Hook hook) {
        try {
            return history.newestFirst(hook.id());
        } catch (SQLException failure) {
            throw unavailable();
        }
    }

    private Map<Identity, SubmittedEvent> lying(Hook hook, Set<Identity> conflicting) {
        Map<Identity, SubmittedEvent> lying = new HashMap<>();
        try {
            conflicting.forEach(identity -> kept.find(hook.workspace(), identity.subject(), identity.key())
                    .ifPresent(event -> lying.put(identity, event)));
        } catch (JournalUnavailableException away) {
            throw unavailable();
        }
        return lying;
    }

    private static ProblemException unavailable() {
        return Problem.unavailable(
                        "the database is not responding; send the delivery again: what was already accepted counts"
                                + " as a duplicate",
                        RETRY_AFTER)
                .toException();
    }

    private static boolean isSame(SubmittedEvent told, SubmittedEvent lying) {
        return told.type() == lying.type()
                && told.time().equals(lying.time())
                && told.data().equals(lying.data());
    }
}
