package dev.rapport.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened, as events on the wire; an event's id is made of all that it says. */
final class Story {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> events = new ArrayList<>();

    /** One event; {@code data} are names and values in turn. */
    static String event(String type, String subject, Instant time, Object... data) {
        ObjectNode values = JSON.createObjectNode();
        for (int i = 0; i < data.length; i += 2) {
            values.set(String.valueOf(data[i]), JSON.valueToTree(data[i + 1]));
        }
        ObjectNode event = JSON.createObjectNode();
        event.put("id", "%s %s %s %08x".formatted(type, subject, time, values.hashCode()));
        event.put("source", "desk");
        event.put("type", type);
        event.put("subject", subject);
        event.put("time", time.toString());
        event.set("data", values);
        return event.toString();
    }

    /** Something about an interaction. */
    Story interaction(String what, String subject, Instant time, Object... data) {
        events.add(event("interaction." + what, subject, time, data));
        return this;
    }

    Story opened(String subject, Instant time, Object... data) {
        return interaction("opened", subject, time, data);
    }

    /** A public reply by a human agent. */
    Story replied(String subject, Instant time) {
        return interaction("replied", subject, time, "author", "agent");
    }

    Story resolved(String subject, Instant time, Object... data) {
        return interaction("resolved", subject, time, data);
    }

    /** An answer to a survey that is about no interaction. */
    Story answered(String id, String kind, Instant time, Object... data) {
        List<Object> all = new ArrayList<>(List.of("kind", kind));
        all.addAll(List.of(data));
        events.add(event("survey.answered", "survey:" + id, time, all.toArray()));
        return this;
    }

    Story bought(String order, String customer, Instant time, Object... data) {
        List<Object> all = new ArrayList<>(List.of("customer_id", customer));
        all.addAll(List.of(data));
        events.add(event("purchase.completed", order, time, all.toArray()));
        return this;
    }

    /** Any event. */
    Story and(String event) {
        events.add(event);
        return this;
    }

    String[] events() {
        return events.toArray(String[]::new);
    }
}
