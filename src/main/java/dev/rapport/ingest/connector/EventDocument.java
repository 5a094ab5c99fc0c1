package dev.rapport.ingest.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One event in the form in which anybody may post it, built by a connector. */
public final class EventDocument {
    private static final int DIGEST_BYTES = 6;

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

    /**
     * Names the event anew, once its content is known.
     *
     * @param id as that of {@link #of}, say with the {@link #digest} at its end
     */
    public EventDocument withId(String id) {
        event.put("id", id);
        return this;
    }

    /**
     * What the event tells, its id apart, in few letters: another content gives another digest, the same one, in whatever
     * order it was set, the same. Where a vendor can tell two revisions of one moment, it keeps their ids apart.
     */
    public String digest() {
        ObjectNode content = toJson();
        content.remove("id");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(sorted(content).toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        Map<String, JsonNode> members = new TreeMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
        return JsonNodeFactory.instance.objectNode().setAll(members);
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
