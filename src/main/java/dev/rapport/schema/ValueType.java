package dev.rapport.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a value on the wire can be.
 *
 * @param words of a closed list, all of them; else none
 * @param least the bound of a number, of the characters of a text or of the elements of a list, itself included
 * @param most the bound on the other side, itself included
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
        /** A number. */
        DECIMAL,
        /** True or false. */
        TRUTH,
        /** An array. */
        LIST,
        /** An object with declared members. */
        OBJECT,
        /** An object whose members are data. */
        ANY_OBJECT,
        /** What is declared elsewhere. */
        NAMED
    }

    public ValueType {
        words = List.copyOf(words);
    }

    /** A kind that needs no more words. */
    public static ValueType of(Kind kind) {
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
    public static ValueType word(List<String> words) {
        return new ValueType(
                Kind.WORD,
                words,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same between bounds, both included. */
    public ValueType between(BigDecimal lowest, BigDecimal highest) {
        return new ValueType(kind, words, Optional.of(lowest), Optional.of(highest), element, object, schema);
    }

    /** The same with at least so many characters or elements. */
    public ValueType atLeast(long fewest) {
        return new ValueType(kind, words, Optional.of(BigDecimal.valueOf(fewest)), most, element, object, schema);
    }

    /** The same with at most so many characters or elements. */
    public ValueType atMost(long highest) {
        return new ValueType(kind, words, least, Optional.of(BigDecimal.valueOf(highest)), element, object, schema);
    }

    /** An array of such values. */
    public static ValueType listOf(ValueType element) {
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
    public static ValueType object(ObjectType object) {
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
    public static ValueType named(String schema) {
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
