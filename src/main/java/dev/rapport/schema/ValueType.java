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
 * @param longest of texts with a bound, the most characters
 */
public record ValueType(
        Kind kind,
        List<String> words,
        Optional<BigDecimal> least,
        Optional<BigDecimal> most,
        Optional<ValueType> element,
        Optional<ObjectType> object,
        Optional<String> schema,
        Optional<Integer> longest) {

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
        /** A number, as one or as a decimal text. */
        DECIMAL_OR_TEXT,
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
                Optional.empty(),
                Optional.empty());
    }

    /** One of these words. */
    static ValueType word(List<String> words) {
        ValueType word = of(Kind.WORD);
        return new ValueType(
                word.kind, words, word.least, word.most, word.element, word.object, word.schema, word.longest);
    }

    /** An array of such values. */
    static ValueType listOf(ValueType element) {
        ValueType list = of(Kind.LIST);
        return new ValueType(
                list.kind,
                list.words,
                list.least,
                list.most,
                Optional.of(element),
                list.object,
                list.schema,
                list.longest);
    }

    /** An object. */
    static ValueType object(ObjectType object) {
        ValueType any = of(Kind.OBJECT);
        return new ValueType(
                any.kind, any.words, any.least, any.most, any.element, Optional.of(object), any.schema, any.longest);
    }

    /** What is declared elsewhere under that name. */
    static ValueType named(String schema) {
        ValueType any = of(Kind.NAMED);
        return new ValueType(
                any.kind, any.words, any.least, any.most, any.element, any.object, Optional.of(schema), any.longest);
    }

    /** The same of another kind. */
    ValueType as(Kind other) {
        return new ValueType(other, words, least, most, element, object, schema, longest);
    }

    /** The same between bounds, both included. */
    ValueType between(BigDecimal lowest, BigDecimal highest) {
        return new ValueType(kind, words, Optional.of(lowest), Optional.of(highest), element, object, schema, longest);
    }

    /** The same of at most so many characters. */
    ValueType upTo(int characters) {
        return new ValueType(kind, words, least, most, element, object, schema, Optional.of(characters));
    }
}
