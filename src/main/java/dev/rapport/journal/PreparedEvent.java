package dev.rapport.journal;

import dev.rapport.event.ServiceEvent;
import dev.rapport.event.SubmittedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event made ready for the journal, before any lock is taken.
 *
 * @param meaning what it means, with every default applied
 * @param json its values as the journal keeps them, in UTF-8
 * @param digest of its content
 * @param weight about how many bytes of memory it takes while it waits
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy for each event would cost more than it guards
public record PreparedEvent(
        SubmittedEvent event, ServiceEvent meaning, Identity identity, byte[] json, Digest digest, long weight) {
    private static final long OBJECTS = 800;

    /** What was written beside the event, as JSON; null when nothing was. */
    @Nullable String extensions() {
        return event.extensions().isEmpty() ? null : EventContent.toJson(event.extensions());
    }

    /** What is unique within a workspace. */
    public record Identity(String subject, String source, String id) {}

    /** Does what needs no database. */
    public static PreparedEvent of(SubmittedEvent event) {
        byte[] json = EventContent.toJson(event.data());
        Identity identity = new Identity(
                event.subject().value(), event.key().source(), event.key().id());
        return new PreparedEvent(
                event,
                ServiceEvent.from(event),
                identity,
                json,
                EventContent.digest(event, json),
                weight(event, identity, json));
    }

    /** Its values stand there as they are and as JSON. */
    private static long weight(SubmittedEvent event, Identity identity, byte[] json) {
        long characters = (long) identity.subject().length()
                + identity.source().length()
                + identity.id().length();
        for (var extension : event.extensions().values().entrySet()) {
            characters += extension.getKey().length()
                    + String.valueOf(extension.getValue()).length();
        }
        return OBJECTS + 2L * json.length + 2L * characters;
    }

    /** Whether the same event lies in the journal under that digest. */
    Outcome comparedWith(Digest kept) {
        return digest.equals(kept) ? Outcome.DUPLICATE : Outcome.CONFLICT;
    }
}
