package dev.rapport.ingest.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event in the form in which anybody may post it, built by a connector. */
public final class EventDocument {
    private final ObjectNode event = JsonNodeFactory.instance.objectNode();
    private final ObjectNode data = JsonNodeFactory.instance.objectNode();

    private EventDocument() {}

    /**
     * Begins an event.
     *
     * @param source who says so: the mapping's prefix
     * @param id the vendor's own id of what happened, so that a delivery that comes again is a duplicate
     * @param subject with the mapping's prefix
     * @param time the vendor's own time of what happened, never that of the delivery
     */
    public static EventDocument of(EventType type, String source, String id, String subject, Instant time) {
        EventDocument document = new EventDocument();
        document.event
                .put("id", id)
                .put("source", source)
                .put("type", type.wireName())
                .put("subject", subject)
                .put("time", time.toString());
        return document;
    }

    /** Sets a value of the data; absent and empty ones are left out. */
    public EventDocument with(Field field, @Nullable JsonNode value) {
        if (value != null
                && !value.isNull()
                && !value.isMissingNode()
                && !(value.isTextual() && value.textValue().isEmpty())) {
            data.set(field.wireName(), value);
        }
        return this;
    }

    /** Sets a text of the data; an absent or empty one is left out. */
    public EventDocument with(Field field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            data.put(field.wireName(), value);
        }
        return this;
    }

    /** Sets a truth of the data. */
    public EventDocument with(Field field, boolean value) {
        data.put(field.wireName(), value);
        return this;
    }

    /** The event as it would be posted. */
    public ObjectNode toJson() {
        ObjectNode whole = event.deepCopy();
        if (!data.isEmpty()) {
            whole.set("data", data.deepCopy());
        }
        return whole;
    }
}
