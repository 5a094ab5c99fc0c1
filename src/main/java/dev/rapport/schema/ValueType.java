package dev.rapport.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a value on the wire can be.
 *
 * @param words of a closed list, all of them; else none
 * @param least of numbers with a bound, itself included
 * @param most of numbers with a bound, itself included
 * @param element of lists, what their elements are
 * @param object of objects, their members; else empty
 * @param schema of what is declared elsewhere, the name that it has there
 */
public record ValueType(
        Kind kind,
        List<String> words,
        Optional<BigDecimal> least,
        Optional<BigDecimal> most,
        Optional<ValueType> element,
        Optional<ObjectType> object,
        Optional<String> schema) {

    /** The kinds of values. */
    public enum Kind {
        /** Any text. */
        TEXT,
        /** One word of a closed list. */
        WORD,
        /** A time with its offset, RFC 3339. */
        TIME,
        /** A date, ISO 8601. */
        DATE,
        /** A number without decimals. */
        WHOLE_NUMBER,
        /** A number without decimals, or one word of a closed list. */
        WHOLE_NUMBER_OR_WORD,
        /** A number. */
        DECIMAL,
        /** True or false. */
        TRUTH,
        /** An array. */
        LIST,
        /** An object with declared members. */
        OBJECT,
        /** A text, or an object with declared members. */
        TEXT_OR_OBJECT,
        /** An object whose members are data. */
        ANY_OBJECT,
        /** What is declared elsewhere. */
        NAMED
    }

    public ValueType {
        words = List.copyOf(words);
    }

    /** A kind that needs no more words. */
    static ValueType of(Kind kind) {
        return new ValueType(
                kind,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** One of these words. */
    static ValueType word(List<String> words) {
        return new ValueType(
                Kind.WORD,
                words,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same of another kind. */
    ValueType as(Kind other) {
        return new ValueType(other, words, least, most, element, object, schema);
    }

    /** The same between bounds, both included. */
    ValueType between(BigDecimal lowest, BigDecimal highest) {
        return new ValueType(kind, words, Optional.of(lowest), Optional.of(highest), element, object, schema);
    }

    /** An array of such values. */
    static ValueType listOf(ValueType element) {
        return new ValueType(
                Kind.LIST,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(element),
                Optional.empty(),
                Optional.empty());
    }

    /** An object. */
    static ValueType object(ObjectType object) {
        return new ValueType(
                Kind.OBJECT,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(object),
                Optional.empty());
    }

    /** What is declared elsewhere under that name. */
    static ValueType named(String schema) {
        return new ValueType(
                Kind.NAMED,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(schema));
    }
}
