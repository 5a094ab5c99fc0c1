package dev.rapport.readmodel;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Events of very few customers, issues and times, so that chains are long, late ones frequent and ties everywhere. Openings
 * are moved, customers and issues corrected, events taken back, purchases cancelled.
 */
final class CrowdedEvents {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> CUSTOMERS = List.of("anna", "berta", "ｅmil", "😀", "0");
    private static final List<String> TEXTS = List.of("x", "y");

    private final Random random;
    private final List<SubmittedEvent> sent = new ArrayList<>();

    CrowdedEvents(long seed) {
        this.random = new Random(seed);
    }

    /** The next events. */
    List<SubmittedEvent> next(int count) {
        List<SubmittedEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SubmittedEvent event = next();
            sent.add(event);
            events.add(event);
        }
        return events;
    }

    private SubmittedEvent next() {
        int kind = random.nextInt(20);
        if (kind < 9) {
            return event(EventType.INTERACTION_OPENED, subject("i"), interaction());
        }
        if (kind < 12) {
            return event(EventType.INTERACTION_UPDATED, subject("i"), interaction());
        }
        if (kind < 13) {
            return event(EventType.INTERACTION_RESOLVED, subject("i"), FieldValues.none());
        }
        if (kind < 14) {
            return event(EventType.INTERACTION_DISCARDED, subject("i"), FieldValues.none());
        }
        if (kind < 17 || sent.isEmpty()) {
            return event(EventType.PURCHASE_COMPLETED, subject("o"), values(Field.CUSTOMER_ID, CUSTOMERS));
        }
        if (kind < 18) {
            return event(EventType.PURCHASE_CANCELLED, subject("o"), FieldValues.none());
        }
        SubmittedEvent target = sent.get(random.nextInt(sent.size()));
        return event(
                EventType.EVENT_VOIDED,
                target.subject(),
                FieldValues.builder().voids(target.key()).build());
    }

    /** Two of the customers turn out to be one person. */
    SubmittedEvent merge() {
        String from = CUSTOMERS.get(random.nextInt(4));
        String into = CUSTOMERS.get((CUSTOMERS.indexOf(from) + 1 + random.nextInt(3)) % 4);
        SubmittedEvent merge = event(
                EventType.CUSTOMER_MERGED,
                Subject.ofCustomer(from),
                FieldValues.builder()
                        .text(Field.FROM, from)
                        .text(Field.INTO, into)
                        .build());
        sent.add(merge);
        return merge;
    }

    private Subject subject(String kind) {
        return new Subject(kind + List.of("", "ｅ", "😀").get(random.nextInt(3)) + random.nextInt(40));
    }

    private FieldValues interaction() {
        FieldValues.Builder values = FieldValues.builder();
        values.text(Field.CUSTOMER_ID, oneOf(CUSTOMERS));
        if (random.nextInt(3) == 0) {
            values.text(Field.ISSUE_ID, oneOf(TEXTS));
        }
        if (random.nextInt(3) == 0) {
            values.text(Field.TOPIC, oneOf(TEXTS));
        }
        if (random.nextInt(12) == 0) {
            values.text(Field.DIRECTION, "outbound");
        }
        if (random.nextInt(3) == 0) {
            values.attributes(Map.of(
                    "name" + random.nextInt(5), oneOf(List.of("a", "b \"quoted\" \\", "größer\n")), "größe", "1"));
        }
        return values.build();
    }

    private FieldValues values(Field field, List<String> texts) {
        return FieldValues.builder().text(field, oneOf(texts)).build();
    }

    private String oneOf(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private SubmittedEvent event(EventType type, Subject subject, FieldValues values) {
        return new SubmittedEvent(
                type,
                new EventKey("test", "e" + sent.size()),
                subject,
                START.plusSeconds(60L * random.nextInt(12)),
                values);
    }
}
