package dev.rapport.event;

/**
 * The identity of an event within its subject, as its producer keeps it unique.
 *
 * @param source who says so: a URI reference or a key's name, 1 to 200 characters
 * @param id the producer's id of the event, 1 to 200 characters
 */
public record EventKey(String source, String id) implements Comparable<EventKey> {
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
