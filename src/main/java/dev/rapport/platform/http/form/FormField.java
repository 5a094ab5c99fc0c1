package dev.rapport.platform.http.form;

import dev.rapport.platform.http.JsonFields;
import dev.rapport.schema.Property;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
     * @param example of a value in an answer
     * @param exampleGiven of one in a body, where that looks otherwise
     */
    public record Words(
            Optional<String> meaning,
            Optional<String> whenNew,
            Optional<String> whenChanged,
            Optional<Object> example,
            Optional<Object> exampleGiven) {
        private static final Words NONE =
                new Words(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
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
        return with(
                new Words(Optional.of(sentence), words.whenNew, words.whenChanged, words.example, words.exampleGiven));
    }

    /** The same with what it means in the body of a new thing. */
    public FormField<T, V> whenNew(String sentence) {
        return with(
                new Words(words.meaning, Optional.of(sentence), words.whenChanged, words.example, words.exampleGiven));
    }

    /** The same with what it means in the body of a change. */
    public FormField<T, V> whenChanged(String sentence) {
        return with(new Words(words.meaning, words.whenNew, Optional.of(sentence), words.example, words.exampleGiven));
    }

    /** The same with an example. */
    public FormField<T, V> example(Object value) {
        return with(new Words(words.meaning, words.whenNew, words.whenChanged, Optional.of(value), words.exampleGiven));
    }

    /** The same with an example for bodies, where they have it otherwise than answers. */
    public FormField<T, V> exampleGiven(Object value) {
        return with(new Words(words.meaning, words.whenNew, words.whenChanged, words.example, Optional.of(value)));
    }

    private FormField<T, V> with(Words other) {
        return new FormField<>(name, type, current, standard, other);
    }

    /** Whether a new thing must have it. */
    public boolean isRequired() {
        return standard.isEmpty();
    }

    /** How it stands in an answer. */
    public Property shown() {
        return new Property(
                name, type.shown(), type.showsNull(), false, words.meaning, words.example, Optional.empty());
    }

    /** What stands in the answer for a thing; an empty Optional for null. */
    public Object show(T thing) {
        return type.writer().apply(current.orElseThrow().apply(thing));
    }

    /** How it stands in the body of a new thing. */
    Property givenWhenNew() {
        return given(words.whenNew.or(words::meaning), !isRequired());
    }

    /** How it stands in the body of a change. */
    Property givenWhenChanged() {
        return given(words.whenChanged.or(words::meaning), true);
    }

    private Property given(Optional<String> sentence, boolean optional) {
        return new Property(
                name,
                type.given(),
                type.none().isPresent(),
                optional,
                sentence,
                words.exampleGiven.or(words::example),
                Optional.empty());
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
