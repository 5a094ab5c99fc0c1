package dev.rapport.event;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The values of an event's {@code data} as they were sent, normalised: absent, null and the empty text are all absent;
 * numbers have no trailing zeros; attributes are sorted by name; tags sorted and without repetition. Two events with
 * equal values have the same content.
 */
public final class FieldValues {
    private static final FieldValues NONE = new FieldValues(new EnumMap<>(Field.class));

    private final EnumMap<Field, Object> values;

    private FieldValues(EnumMap<Field, Object> values) {
        this.values = values;
    }

    /** No values at all. */
    public static FieldValues none() {
        return NONE;
    }

    /** Collects values. */
    public static Builder builder() {
        return new Builder();
    }

    /** The values by field, in the order of {@link Field}. The map is a copy. */
    public Map<Field, Object> toMap() {
        return new EnumMap<>(values);
    }

    /** Hands over each value with its field, in the order of {@link Field}. */
    public void forEach(BiConsumer<Field, Object> consumer) {
        values.forEach(consumer);
    }

    /** Whether the field has a value. */
    public boolean has(Field field) {
        return values.containsKey(field);
    }

    /** Whether nothing has a value. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The value of a field of kind Text, Choice or Currency; null when absent. */
    public @Nullable String text(Field field) {
        return (String) values.get(field);
    }

    /** The value of a field of kind Truth; null when absent. */
    public @Nullable Boolean truth(Field field) {
        return (Boolean) values.get(field);
    }

    /** The value of a field of kind Decimal; null when absent. */
    public @Nullable BigDecimal decimal(Field field) {
        return (BigDecimal) values.get(field);
    }

    /** The scale, if one was sent. */
    public Optional<Scale> scale() {
        return Optional.ofNullable((Scale) values.get(Field.SCALE));
    }

    /** The identity of the event that is taken back, if one was sent. */
    public Optional<EventKey> voids() {
        return Optional.ofNullable((EventKey) values.get(Field.VOIDS));
    }

    /** The attributes by name; empty when none were sent. */
    @SuppressWarnings("unchecked") // the builder lets nothing else in
    public SortedMap<String, String> attributes() {
        Object value = values.get(Field.ATTRIBUTES);
        return value == null ? new TreeMap<>() : (SortedMap<String, String>) value;
    }

    /** The tags, sorted; empty when none were sent. */
    @SuppressWarnings("unchecked") // the builder lets nothing else in
    public List<String> tags() {
        Object value = values.get(Field.TAGS);
        return value == null ? List.of() : (List<String>) value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldValues that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Collects values and normalises them; an empty value is left out. */
    public static final class Builder {
        private final EnumMap<Field, Object> values = new EnumMap<>(Field.class);

        private Builder() {}

        /** Sets a field of kind Text, Choice or Currency. */
        public Builder text(Field field, @Nullable String value) {
            return put(field, value == null || value.isEmpty() ? null : value);
        }

        /** Sets a field of kind Truth. */
        public Builder truth(Field field, @Nullable Boolean value) {
            return put(field, value);
        }

        /** Sets a field of kind Decimal. */
        public Builder decimal(Field field, @Nullable BigDecimal value) {
            return put(field, value == null ? null : Decimals.canonical(value));
        }

        /** Sets the scale. */
        public Builder scale(@Nullable Scale value) {
            return put(Field.SCALE, value);
        }

        /** Sets the identity of the event that is taken back. */
        public Builder voids(@Nullable EventKey value) {
            return put(Field.VOIDS, value);
        }

        /** Sets the attributes; those with an empty value are left out. */
        public Builder attributes(Map<String, String> attributes) {
            TreeMap<String, String> sorted = new TreeMap<>(attributes);
            sorted.values().removeIf(String::isEmpty);
            return put(Field.ATTRIBUTES, sorted.isEmpty() ? null : java.util.Collections.unmodifiableSortedMap(sorted));
        }

        /** Sets the tags; empty ones are left out. */
        public Builder tags(List<String> tags) {
            List<String> sorted = tags.stream()
                    .filter(tag -> !tag.isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
            return put(Field.TAGS, sorted.isEmpty() ? null : sorted);
        }

        /** Whether the field has a value by now. */
        public boolean has(Field field) {
            return values.containsKey(field);
        }

        private Builder put(Field field, @Nullable Object value) {
            if (value == null) {
                values.remove(field);
            } else {
                values.put(field, value);
            }
            return this;
        }

        /** The values collected so far. */
        public FieldValues build() {
            return values.isEmpty() ? NONE : new FieldValues(new EnumMap<>(values));
        }
    }
}
