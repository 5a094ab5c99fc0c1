package dev.rapport.event;

import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;

/**
 * The identity of an event within its subject, as its producer keeps it unique.
 *
 * @param source who says so: a URI reference or a key's name, 1 to 200 characters
 * @param id the producer's id of the event, 1 to 200 characters
 */
public record EventKey(String source, String id) implements Comparable<EventKey> {
    /** What it looks like on the wire, within an event about the same subject. */
    static final ObjectType TYPE = ObjectType.of(
            "EventIdentity",
            "The identity of another event.",
            Property.text("source", 200)
                    .meaning("The source of the event to take back; default: the source of this one.")
                    .example("zendesk")
                    .orMissing(),
            Property.text("id", 200)
                    .meaning("The id of the event to take back.")
                    .example("evt-1001-1"));

    public EventKey {
        if (source.isEmpty() || id.isEmpty()) {
            throw new IllegalArgumentException("an event's identity needs a source and an id");
        }
    }

    @Override
    public int compareTo(EventKey other) {
        int bySource = CodePointOrder.INSTANCE.compare(source, other.source);
        return bySource != 0 ? bySource : CodePointOrder.INSTANCE.compare(id, other.id);
    }
}
