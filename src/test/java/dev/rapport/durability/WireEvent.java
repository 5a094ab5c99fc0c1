package dev.rapport.durability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.RandomEvents;
import dev.rapport.event.Scale;
import dev.rapport.event.SubmittedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An event as it is posted.
 *
 * @param identity subject, source and id
 * @param json the whole of it on one line
 */
record WireEvent(String identity, String json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Long ago on any machine's clock. */
    private static final Duration EARLIER = Duration.ofDays(2 * 365);

    /** Random events of a seed; no other seed has the same ones. Customers are shared by all. */
    static List<WireEvent> random(long seed, int subjects) {
        return RandomEvents.of(seed, subjects).stream()
                .map(event -> of(event, seed))
                .toList();
    }

    private static WireEvent of(SubmittedEvent event, long seed) {
        String subject = event.subject().value();
        boolean named = event.type() == EventType.CUSTOMER_MERGED || subject.startsWith("customer:");
        ObjectNode data = JSON.createObjectNode();
        event.data().toMap().forEach((field, value) -> write(data, field, value, seed));
        return of(
                event.type().wireName(),
                named ? subject : subject + "." + seed,
                source(event.key(), seed),
                event.key().id(),
                event.time().minus(EARLIER).toString(),
                data);
    }

    static WireEvent of(String type, String subject, String source, String id, String time, JsonNode data) {
        ObjectNode event = JSON.createObjectNode()
                .put("id", id)
                .put("source", source)
                .put("type", type)
                .put("subject", subject)
                .put("time", time);
        event.set("data", data);
        return new WireEvent(identity(subject, source, id), text(event));
    }

    static String identity(String subject, String source, String id) {
        return subject + "\n" + source + "\n" + id;
    }

    private static String source(EventKey key, long seed) {
        return key.source() + "." + seed;
    }

    private static void write(ObjectNode data, Field field, Object value, long seed) {
        if (value instanceof EventKey target) {
            data.putObject(field.wireName()).put("source", source(target, seed)).put("id", target.id());
        } else if (value instanceof Scale scale) {
            data.putObject(field.wireName()).put("min", scale.min()).put("max", scale.max());
        } else if (value instanceof Map || value instanceof List || value instanceof Boolean) {
            data.set(field.wireName(), JSON.valueToTree(value));
        } else {
            data.put(field.wireName(), value.toString());
        }
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
