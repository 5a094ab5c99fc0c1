package dev.rapport.query.sql;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.RandomEvents;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Customers of whom little happens, as there are few among random ones: they buy once, or answer and never buy. */
final class QuietCustomers {
    private static final int CUSTOMERS = 45;
    private static final Duration BETWEEN = Duration.ofDays(4);

    private QuietCustomers() {}

    /** What they do from the start up to now; somebody has just come in and waits. */
    static List<SubmittedEvent> events(Instant now) {
        List<SubmittedEvent> events = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            Instant time = RandomEvents.START.plus(BETWEEN.multipliedBy(i));
            events.add(event(
                    EventType.PURCHASE_COMPLETED,
                    "quiet-order-" + i,
                    time,
                    FieldValues.builder()
                            .text(Field.CUSTOMER_ID, "quiet-buyer-" + i)
                            .text(Field.CHANNEL, "chat")
                            .text(Field.CURRENCY, "EUR")
                            .decimal(Field.AMOUNT, BigDecimal.valueOf(20 + i))
                            .build()));
            events.add(answer("csat", i, time, 1 + i % 5));
            events.add(answer("nps", i, time, i % 11));
        }
        events.add(event(
                EventType.INTERACTION_OPENED,
                "quiet-visitor",
                now.minusSeconds(10),
                FieldValues.builder().text(Field.CHANNEL, "in_store").build()));
        return events;
    }

    private static SubmittedEvent answer(String kind, int customer, Instant time, int score) {
        return event(
                EventType.SURVEY_ANSWERED,
                "survey:quiet-%s-%d".formatted(kind, customer),
                time,
                FieldValues.builder()
                        .text(Field.KIND, kind)
                        .text(Field.CHANNEL, "chat")
                        .text(Field.CUSTOMER_ID, "quiet-critic-" + customer)
                        .decimal(Field.SCORE, BigDecimal.valueOf(score))
                        .build());
    }

    private static SubmittedEvent event(EventType type, String subject, Instant time, FieldValues values) {
        return new SubmittedEvent(type, new EventKey("quiet", subject), new Subject(subject), time, values);
    }
}
