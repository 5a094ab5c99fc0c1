package dev.rapport.platform.http.form;

import dev.rapport.platform.http.JsonFields;
import dev.rapport.schema.Property;
import dev.rapport.schema.ValueType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form.
 *
 * @param name as it is spelled on the wire
 * @param current what it is of a thing that is there; empty where a body says it and no answer
 * @param standard the value of a new thing whose body leaves it out; empty where a new thing must have it
 * @param words what the document says of it
 * @param <T> what the form makes and changes
 * @param <V> what the field holds
 */
public record FormField<T, V>(
        String name, FieldType<V> type, Optional<Function<T, V>> current, Optional<V> standard, Words words) {

    /**
     * What the document says of a field.
     *
     * @param meaning in an answer, and wherever nothing else is said
     * @param whenNew in the body of a new thing
     * @param whenChanged in the body of a change
     */
    public record Words(
            Optional<String> meaning,
            Optional<String> whenNew,
            Optional<String> whenChanged,
            Optional<Object> example) {
        private static final Words NONE =
                new Words(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A field that a new thing must have. */
    public static <T, V> FormField<T, V> of(String name, FieldType<V> type, Function<T, V> current) {
        return new FormField<>(name, type, Optional.of(current), type.none(), Words.NONE);
    }

    /** A field that no answer shows. */
    public static <T, V> FormField<T, V> unshown(String name, FieldType<V> type, V standard) {
        return new FormField<>(name, type, Optional.empty(), Optional.of(standard), Words.NONE);
    }

    /** The same; a new thing need not have it. */
    public FormField<T, V> otherwise(V value) {
        return new FormField<>(name, type, current, Optional.of(value), words);
    }

    /** The same with what it means. */
    public FormField<T, V> meaning(String sentence) {
        return new FormField<>(
                name,
                type,
                current,
                standard,
                new Words(Optional.of(sentence), words.whenNew, words.whenChanged, words.example));
    }

    /** The same with what it means in the body of a new thing. */
    public FormField<T, V> whenNew(String sentence) {
        return new FormField<>(
                name,
                type,
                current,
                standard,
                new Words(words.meaning, Optional.of(sentence), words.whenChanged, words.example));
    }

    /** The same with what it means in the body of a change. */
    public FormField<T, V> whenChanged(String sentence) {
        return new FormField<>(
                name,
                type,
                current,
                standard,
                new Words(words.meaning, words.whenNew, Optional.of(sentence), words.example));
    }

    /** The same with an example. */
    public FormField<T, V> example(Object value) {
        return new FormField<>(
                name,
                type,
                current,
                standard,
                new Words(words.meaning, words.whenNew, words.whenChanged, Optional.of(value)));
    }

    /** Whether a new thing must have it. */
    public boolean isRequired() {
        return standard.isEmpty();
    }

    /** How it stands in an answer. */
    public Property shown() {
        return property(type.shown(), type.showsNull(), words.meaning);
    }

    /** What stands in the answer for a thing. */
    public @Nullable Object show(T thing) {
        return type.writer().apply(current.orElseThrow().apply(thing));
    }

    /** How it stands in the body of a new thing. */
    Property givenWhenNew() {
        Property property = property(type.given(), type.none().isPresent(), words.whenNew.or(words::meaning));
        return isRequired() ? property : property.orMissing();
    }

    /** How it stands in the body of a change. */
    Property givenWhenChanged() {
        return property(type.given(), type.none().isPresent(), words.whenChanged.or(words::meaning))
                .orMissing();
    }

    private Property property(ValueType looks, boolean nullable, Optional<String> sentence) {
        return new Property(name, looks, nullable, false, sentence, words.example, Optional.empty());
    }

    /** Refuses null and, of a new thing, nothing at all, where the field must have a value. */
    void refuseNothing(JsonFields fields, boolean whenNew) {
        if (whenNew && isRequired()) {
            fields.require(name);
        } else if (type.none().isEmpty()) {
            fields.refuseNull(name);
        }
    }

    void read(JsonFields fields, Map<String, Object> values) {
        Optional<V> value = fields.isNull(name) ? type.none() : type.reader().read(fields, name);
        value.ifPresent(given -> values.put(name, given));
    }
}
