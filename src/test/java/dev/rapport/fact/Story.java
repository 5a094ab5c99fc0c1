package dev.rapport.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventRules;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldKind;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Scale;
import dev.rapport.event.ServiceEvent;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.fact.InteractionFact.Interval;
import dev.rapport.terms.ServiceTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one subject on Monday 2 March 2026, told for an example. The events are called e1, e2 … as they are
 * told; they may be told in any order.
 */
final class Story {
    private final List<SubmittedEvent> events = new ArrayList<>();

    /** The instant of a time of that day, such as 09:00 or 09:00:30. */
    static Instant time(String timeOfDay) {
        return Instant.parse("2026-03-02T" + timeOfDay + (timeOfDay.length() == 5 ? ":00Z" : "Z"));
    }

    static Interval interval(String from, @Nullable String to) {
        return new Interval(time(from), to == null ? null : time(to));
    }

    /** An event from the source {@code crm}; {@code data} are pairs of a field and its value. */
    Story at(String timeOfDay, EventType type, Object... data) {
        return from("crm", timeOfDay, type, data);
    }

    Story from(String source, String timeOfDay, EventType type, Object... data) {
        FieldValues values = values(data);
        assertThat(EventRules.check(type, values)).as("broken rules").isEmpty();
        EventKey key = new EventKey(source, "e" + (events.size() + 1));
        events.add(new SubmittedEvent(type, key, new Subject("1001"), time(timeOfDay), values));
        return this;
    }

    /** Takes an event of the source {@code crm} back. */
    Story voiding(String id, String timeOfDay) {
        return at(timeOfDay, EventType.EVENT_VOIDED, Field.VOIDS, new EventKey("crm", id));
    }

    /** The facts, which must be the same when the story is told backwards. */
    SubjectFacts facts() {
        List<ServiceEvent> told =
                new ArrayList<>(events.stream().map(ServiceEvent::from).toList());
        SubjectFacts facts = Fold.of(told, ServiceTerms.NONE);
        Collections.reverse(told);
        assertThat(Fold.of(told, ServiceTerms.NONE))
                .as("the same story backwards")
                .isEqualTo(facts);
        return facts;
    }

    InteractionFact interaction() {
        return facts().interaction().orElseThrow();
    }

    PurchaseFact purchase() {
        return facts().purchase().orElseThrow();
    }

    /** The only survey fact. */
    SurveyFact survey() {
        assertThat(facts().surveys()).hasSize(1);
        return facts().surveys().values().iterator().next();
    }

    @SuppressWarnings("unchecked") // the field's kind says what its value is
    static FieldValues values(Object... data) {
        FieldValues.Builder values = FieldValues.builder();
        for (int i = 0; i < data.length; i += 2) {
            Field field = (Field) data[i];
            Object value = data[i + 1];
            FieldKind kind = field.kind();
            if (kind instanceof FieldKind.Truth) {
                values.truth(field, (Boolean) value);
            } else if (kind instanceof FieldKind.Decimal) {
                values.decimal(field, new BigDecimal(value.toString()));
            } else if (kind instanceof FieldKind.ScaleRange) {
                values.scale((Scale) value);
            } else if (kind instanceof FieldKind.Target) {
                values.voids((EventKey) value);
            } else if (kind instanceof FieldKind.Attributes) {
                values.attributes((Map<String, String>) value);
            } else if (kind instanceof FieldKind.Tags) {
                values.tags(Arrays.asList(value.toString().split(",")));
            } else {
                values.text(field, (String) value);
            }
        }
        return values.build();
    }
}
