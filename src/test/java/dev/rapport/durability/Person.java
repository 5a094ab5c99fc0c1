package dev.rapport.durability;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Somebody who is to be erased, and others who speak of them.
 *
 * @param ids two, which are merged
 * @param events the person's
 * @param mentions events of others
 */
record Person(List<String> ids, List<WireEvent> events, List<WireEvent> mentions) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");

    /** Somebody with so many contacts, and a tenth as many purchases, answers, and mentions by others. */
    static Person of(int contacts) {
        String id = "crm:" + UUID.randomUUID();
        String other = "shop:" + UUID.randomUUID();
        List<WireEvent> events = new ArrayList<>();
        List<WireEvent> mentions = new ArrayList<>();
        events.add(merge(id, other));
        for (int i = 0; i < contacts; i++) {
            String subject = "contact " + i + " of " + id;
            String customer = i % 2 == 0 ? id : other;
            events.add(event("interaction.opened", subject, i, data("customer_id", customer, "channel", "chat")));
            events.add(event("interaction.resolved", subject, i + 60, data()));
            if (i % 10 == 0) {
                events.add(event(
                        "purchase.completed",
                        "order " + i + " of " + id,
                        i,
                        data("customer_id", customer, "amount", "1", "currency", "EUR")));
                events.add(event(
                        "survey.answered",
                        "survey:" + i + " of " + id,
                        i,
                        data("customer_id", customer, "kind", "nps", "score", "9", "comment", "I am " + id)));
                mentions.add(event(
                        "survey.answered",
                        "survey:about " + UUID.randomUUID(),
                        i,
                        data("customer_id", "crm:berta", "kind", "nps", "score", "3", "comment", "ask " + id)));
            }
        }
        return new Person(List.of(id, other), events, mentions);
    }

    /** That two ids are one person. */
    static WireEvent merge(String from, String into) {
        return event("customer.merged", "customer:" + from, 0, data("from", from, "into", into));
    }

    private static ObjectNode data(String... namesAndValues) {
        ObjectNode data = JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            data.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return data;
    }

    private static WireEvent event(String type, String subject, int second, ObjectNode data) {
        return WireEvent.of(
                type,
                subject,
                "desk",
                type + " " + subject,
                BEGIN.plusSeconds(second).toString(),
                data);
    }

    String id() {
        return ids.get(0);
    }

    /** The events as a stream. */
    static String lines(List<WireEvent> events) {
        return events.stream().map(WireEvent::json).collect(Collectors.joining("\n"));
    }
}
