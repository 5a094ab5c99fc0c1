package dev.rapport.journal;

import dev.rapport.event.SubmittedEvent;
import org.jspecify.annotations.Nullable;

/** An event made ready for the journal, before any lock is taken. */
record PreparedEvent(SubmittedEvent event, Identity identity, String json, String digest) {

    /** What was written beside the event, as JSON; null when nothing was. */
    @Nullable String extensions() {
        return event.extensions().isEmpty() ? null : EventContent.toJson(event.extensions());
    }

    /** What is unique within a workspace. */
    record Identity(String subject, String source, String id) {}

    static PreparedEvent of(SubmittedEvent event) {
        String json = EventContent.toJson(event.data());
        return new PreparedEvent(
                event,
                new Identity(
                        event.subject().value(),
                        event.key().source(),
                        event.key().id()),
                json,
                EventContent.digest(event, json));
    }

    /** Whether the same event lies in the journal under that digest. */
    Outcome comparedWith(String kept) {
        return digest.equals(kept) ? Outcome.DUPLICATE : Outcome.CONFLICT;
    }
}
