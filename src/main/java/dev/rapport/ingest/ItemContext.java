package dev.rapport.ingest;

import dev.rapport.event.EventType;
import java.time.Clock;
import java.util.Optional;

/**
 * What a body's items are read with.
 *
 * @param shape what the items are
 * @param defaultSource the source of an item that names none: {@code ?source=}, else the API key's name
 * @param defaultType the type of an event that names none: {@code ?type=}
 * @param clock tells how far ahead of the server a time is
 * @param json reads JSON within the limits of an item
 */
public record ItemContext(
        Shape shape, String defaultSource, Optional<EventType> defaultType, Clock clock, JsonWire json) {

    /** Reads within the standard limits. */
    public ItemContext(Shape shape, String defaultSource, Optional<EventType> defaultType, Clock clock) {
        this(shape, defaultSource, defaultType, clock, JsonWire.STANDARD);
    }

    /** What one item may hold. */
    ItemLimits limits() {
        return json.limits();
    }
}
