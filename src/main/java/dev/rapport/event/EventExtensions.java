package dev.rapport.event;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an event's producer, or what carried it, wrote beside the event's own names: the extension attributes of
 * CloudEvents, such as {@code traceparent}, and its {@code dataschema}. Kept and told again; no metric counts them, and
 * they have no part in whether two events are the same.
 *
 * @param values by name; each a {@code String}, an {@code Integer} or a {@code Boolean}
 */
public record EventExtensions(SortedMap<String, Object> values) {
    private static final EventExtensions NONE = new EventExtensions(Collections.emptySortedMap());

    public EventExtensions {
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            Object value = entry.getValue();
            if (!(value instanceof String || value instanceof Integer || value instanceof Boolean)) {
                throw new IllegalArgumentException(
                        "extension %s is not a text, a whole number or a boolean: %s".formatted(entry.getKey(), value));
            }
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Those of an event that has none. */
    public static EventExtensions none() {
        return NONE;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
