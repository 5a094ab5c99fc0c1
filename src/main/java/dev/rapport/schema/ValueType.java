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
 * @param schema of what has a name of its own in the document, that name
 * @param pattern of texts in a form of their own, the regular expression
 */
public record ValueType(
        Kind kind,
        List<String> words,
        Optional<BigDecimal> least,
        Optional<BigDecimal> most,
        Optional<ValueType> element,
        Optional<ObjectType> object,
        Optional<String> schema,
        Optional<String> pattern) {

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
    public static ValueType of(Kind kind) {
        return new ValueType(
                kind,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** One of these words. */
    public static ValueType word(List<String> words) {
        return of(Kind.WORD).with(words, Optional.empty());
    }

    /** One of these words, a list that has a name in the document. */
    public static ValueType word(String schema, List<String> words) {
        return of(Kind.WORD).with(words, Optional.of(schema));
    }

    /** The same of another kind. */
    public ValueType as(Kind other) {
        return new ValueType(other, words, least, most, element, object, schema, pattern);
    }

    /** An array of such values. */
    public static ValueType listOf(ValueType element) {
        return of(Kind.LIST).with(element);
    }

    /** An object whose members are data, each of such a value. */
    public static ValueType mapOf(ValueType element) {
        return of(Kind.ANY_OBJECT).with(element);
    }

    /** An object. */
    public static ValueType object(ObjectType object) {
        ValueType type = of(Kind.OBJECT);
        return new ValueType(
                type.kind,
                type.words,
                type.least,
                type.most,
                type.element,
                Optional.of(object),
                type.schema,
                type.pattern);
    }

    /** What is declared elsewhere under that name. */
    public static ValueType named(String schema) {
        return of(Kind.NAMED).with(List.of(), Optional.of(schema));
    }

    /** The same between bounds, both included. */
    public ValueType between(BigDecimal lowest, BigDecimal highest) {
        return bounded(Optional.of(lowest), Optional.of(highest));
    }

    /** The same with at least so many characters or elements. */
    public ValueType atLeast(long fewest) {
        return bounded(Optional.of(BigDecimal.valueOf(fewest)), most);
    }

    /** The same with at most so many characters or elements. */
    public ValueType atMost(long highest) {
        return bounded(least, Optional.of(BigDecimal.valueOf(highest)));
    }

    /** The same in a form that a regular expression describes. */
    public ValueType matching(String expression) {
        return new ValueType(kind, words, least, most, element, object, schema, Optional.of(expression));
    }

    private ValueType bounded(Optional<BigDecimal> lowest, Optional<BigDecimal> highest) {
        return new ValueType(kind, words, lowest, highest, element, object, schema, pattern);
    }

    private ValueType with(ValueType held) {
        return new ValueType(kind, words, least, most, Optional.of(held), object, schema, pattern);
    }

    private ValueType with(List<String> allowed, Optional<String> name) {
        return new ValueType(kind, allowed, least, most, element, object, name, pattern);
    }
}
