package dev.rapport.platform.http.form;

import dev.rapport.platform.http.JsonFields;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the value of a field can be, how it is read and how it is written.
 *
 * @param shown what it looks like in an answer
 * @param given what it looks like in a body
 * @param reader gives the value, or notes what is wrong with it
 * @param writer gives what stands in an answer; an empty Optional for null
 * @param none the value that null stands for; empty where null is refused
 */
public record FieldType<V>(
        ValueType shown, ValueType given, Reader<V> reader, Function<V, ?> writer, Optional<V> none) {

    /** Reads a field that is there and not null. */
    @FunctionalInterface
    public interface Reader<V> {
        /** The value; empty when it is wrong, which is noted among the violations of the fields. */
        Optional<V> read(JsonFields fields, String name);
    }

    /** A type of its own that looks the same in bodies and in answers. */
    public static <V> FieldType<V> of(ValueType type, Reader<V> reader, Function<V, ?> writer) {
        return new FieldType<>(type, type, reader, writer, Optional.empty());
    }

    /** One line of text. */
    public static FieldType<String> line(int longest) {
        ValueType type = ValueType.of(ValueType.Kind.TEXT).atLeast(1).atMost(longest);
        return of(type, (fields, name) -> fields.line(name, longest), line -> line);
    }

    /** Text in a form of its own. */
    public static <V> FieldType<V> text(Reader<V> reader, Function<V, String> writer) {
        return of(ValueType.of(ValueType.Kind.TEXT), reader, writer);
    }

    /** One of the words that there are when a body is read. */
    public static FieldType<String> known(Supplier<List<String>> words) {
        return text((fields, name) -> fields.word(name, words.get()), word -> word);
    }

    /** One of the constants of an enum, in lower case. */
    public static <E extends Enum<E>> FieldType<E> word(Class<E> words) {
        List<String> names =
                Arrays.stream(words.getEnumConstants()).map(FieldType::word).toList();
        return of(
                ValueType.word(names),
                (fields, name) ->
                        fields.word(name, names).map(word -> Enum.valueOf(words, word.toUpperCase(Locale.ROOT))),
                FieldType::word);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A whole number between bounds, both included. */
    public static FieldType<Long> wholeNumber(long least, long most) {
        ValueType type =
                ValueType.of(ValueType.Kind.WHOLE_NUMBER).between(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
        return of(type, (fields, name) -> fields.wholeNumber(name, least, most), number -> number);
    }

    /** A number between bounds, both included, with at most so many decimals. */
    public static FieldType<BigDecimal> decimal(int decimals, BigDecimal least, BigDecimal most) {
        ValueType type = ValueType.of(ValueType.Kind.DECIMAL).between(least, most);
        return of(type, (fields, name) -> fields.decimal(name, decimals, least, most), number -> number);
    }

    /** A time zone by its name. */
    public static FieldType<ZoneId> zone() {
        return text(JsonFields::zone, ZoneId::getId);
    }

    /** A date that the reader takes. */
    public static FieldType<LocalDate> date(Reader<LocalDate> reader) {
        return of(ValueType.of(ValueType.Kind.DATE), reader, date -> date);
    }

    /** A time with its offset that the reader takes. */
    public static FieldType<Instant> time(Reader<Instant> reader) {
        return of(ValueType.of(ValueType.Kind.TIME), reader, time -> time);
    }

    /** At most so many objects that look the same in bodies and in answers. */
    public static <V> FieldType<V> objects(
            ObjectType object, int most, Reader<V> reader, Function<V, ? extends List<?>> writer) {
        return objects(object, object, most, reader, writer);
    }

    /** At most so many objects, in an answer of one kind and in a body of another. */
    public static <V> FieldType<V> objects(
            ObjectType shown, ObjectType given, int most, Reader<V> reader, Function<V, ? extends List<?>> writer) {
        return new FieldType<>(
                ValueType.listOf(ValueType.object(shown)).atMost(most),
                ValueType.listOf(ValueType.object(given)).atMost(most),
                reader,
                writer,
                Optional.empty());
    }

    /** The same with other values. */
    public <W> FieldType<W> as(Function<V, W> to, Function<W, V> from) {
        return new FieldType<>(
                shown,
                given,
                (fields, name) -> reader.read(fields, name).map(to),
                value -> writer.apply(from.apply(value)),
                none.map(to));
    }

    /** The same, or null for none. */
    public FieldType<Optional<V>> orNone() {
        return new FieldType<>(
                shown,
                given,
                (fields, name) -> Optional.of(reader.read(fields, name)).filter(Optional::isPresent),
                value -> value.map(writer),
                Optional.of(Optional.empty()));
    }

    /** The same, and null stands for a value. */
    public FieldType<V> withNull(V meaning) {
        return new FieldType<>(shown, given, reader, writer, Optional.of(meaning));
    }

    /** Whether an answer can have null. */
    boolean showsNull() {
        return none.isPresent() && Optional.empty().equals(writer.apply(none.get()));
    }
}
