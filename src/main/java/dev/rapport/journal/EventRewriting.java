package dev.rapport.journal;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldKind;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Scale;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says again what an event says, without a person. */
final class EventRewriting {
    /** Ids that the door makes from what an event says: who guesses what it said could make them too. */
    private static final Pattern DERIVED = Pattern.compile("(?:survey:)?(?:row|void)-[0-9a-f]{32}");

    private final ErasedPerson person;
    private final SharedValues shared;

    EventRewriting(ErasedPerson person, SharedValues shared) {
        this.person = person;
        this.shared = shared;
    }

    static boolean isDerived(String text) {
        return DERIVED.matcher(text).matches();
    }

    /** An event's key afterwards. */
    EventKey key(EventKey key, boolean isTheirs) {
        return new EventKey(
                person.without(key.source()),
                isTheirs && isDerived(key.id()) ? ErasedPerson.newToken() : person.without(key.id()));
    }

    /**
     * The event afterwards.
     *
     * @param keys the keys of all events of the subject, before and after
     * @param isTheirs whether it is an event of the person that stays, rather than one that may mention them
     */
    SubmittedEvent event(SubmittedEvent event, Subject subject, Map<EventKey, EventKey> keys, boolean isTheirs) {
        FieldValues.Builder data = FieldValues.builder();
        boolean isMerge = event.type() == EventType.CUSTOMER_MERGED;
        event.data().toMap().forEach((field, value) -> {
            if (isMerge) {
                data.text(field, (String) value); // two other customers, whatever stands in their ids
            } else {
                rewrite(data, field, value, keys, isTheirs);
            }
        });
        return new SubmittedEvent(
                event.type(), Objects.requireNonNull(keys.get(event.key())), subject, event.time(), data.build());
    }

    private void rewrite(
            FieldValues.Builder data, Field field, Object value, Map<EventKey, EventKey> keys, boolean isTheirs) {
        FieldKind kind = field.kind();
        if (kind instanceof FieldKind.Truth) {
            data.truth(field, (Boolean) value);
        } else if (kind instanceof FieldKind.Decimal) {
            data.decimal(field, (BigDecimal) value);
        } else if (kind instanceof FieldKind.ScaleRange) {
            data.scale((Scale) value);
        } else if (kind instanceof FieldKind.Target) {
            EventKey target = (EventKey) value;
            data.voids(keys.containsKey(target) ? keys.get(target) : key(target, false));
        } else if (kind instanceof FieldKind.Attributes) {
            data.attributes(attributes((Map<?, ?>) value, isTheirs));
        } else if (kind instanceof FieldKind.Tags) {
            data.tags(((List<?>) value)
                    .stream()
                            .map(String::valueOf)
                            .filter(tag -> !isTheirs || shared.hasTag(tag))
                            .map(person::without)
                            .toList());
        } else {
            rewriteText(data, field, (String) value, isTheirs);
        }
    }

    private Map<String, String> attributes(Map<?, ?> attributes, boolean isTheirs) {
        return attributes.entrySet().stream()
                .map(entry -> Map.entry(String.valueOf(entry.getKey()), String.valueOf(entry.getValue())))
                .filter(entry -> !isTheirs || shared.hasAttribute(entry.getKey(), entry.getValue()))
                .collect(Collectors.toMap(
                        entry -> person.without(entry.getKey()),
                        entry -> person.without(entry.getValue()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** The id of another customer stays whole, whatever stands in it. */
    private void rewriteText(FieldValues.Builder data, Field field, String text, boolean isTheirs) {
        switch (field) {
            case CUSTOMER_ID -> data.text(field, person.is(text) ? person.token() : text);
            case COMMENT -> data.text(field, isTheirs ? null : person.without(text));
            case KIND, STATUS, DIRECTION, AUTHOR, CURRENCY -> data.text(field, text);
            default -> data.text(field, person.without(text));
        }
    }
}
