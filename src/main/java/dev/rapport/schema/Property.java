package dev.rapport.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A value with a name: a member of an object, a column of a list, a parameter.
 *
 * @param name as it is spelled on the wire
 * @param nullable whether it can be null
 * @param optional whether it can be missing
 * @param sentence what it means, as far as the name does not say it
 * @param example a value as it may well be
 * @param standard the value of a parameter that is not given, where there is one for all
 */
public record Property(
        String name,
        ValueType type,
        boolean nullable,
        boolean optional,
        Optional<String> sentence,
        Optional<Object> example,
        Optional<Object> standard) {

    /** A property that is always there and never null. */
    public static Property of(String name, ValueType type) {
        return new Property(name, type, false, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Any text. */
    public static Property text(String name) {
        return of(name, ValueType.of(ValueType.Kind.TEXT));
    }

    /** One of a closed list of words. */
    public static Property words(String name, List<String> words) {
        return of(name, ValueType.word(words));
    }

    /** A time with offset. */
    public static Property time(String name) {
        return of(name, ValueType.of(ValueType.Kind.TIME));
    }

    /** A whole number. */
    public static Property wholeNumber(String name) {
        return of(name, ValueType.of(ValueType.Kind.WHOLE_NUMBER));
    }

    /** A whole number between bounds, both included. */
    public static Property wholeNumber(String name, long least, long most) {
        return of(
                name,
                ValueType.of(ValueType.Kind.WHOLE_NUMBER).between(BigDecimal.valueOf(least), BigDecimal.valueOf(most)));
    }

    /** A whole number between bounds, or one of some words. */
    public static Property wholeNumberOrWords(String name, long least, long most, List<String> words) {
        return of(
                name,
                ValueType.word(words)
                        .as(ValueType.Kind.WHOLE_NUMBER_OR_WORD)
                        .between(BigDecimal.valueOf(least), BigDecimal.valueOf(most)));
    }

    /** A number. */
    public static Property decimal(String name) {
        return of(name, ValueType.of(ValueType.Kind.DECIMAL));
    }

    /** A number between bounds, both included. */
    public static Property decimal(String name, String least, String most) {
        return of(name, ValueType.of(ValueType.Kind.DECIMAL).between(new BigDecimal(least), new BigDecimal(most)));
    }

    /** True or false. */
    public static Property truth(String name) {
        return of(name, ValueType.of(ValueType.Kind.TRUTH));
    }

    /** A date. */
    public static Property date(String name) {
        return of(name, ValueType.of(ValueType.Kind.DATE));
    }

    /** What is declared elsewhere under that name. */
    public static Property named(String name, String schema) {
        return of(name, ValueType.named(schema));
    }

    /** An array of words of a closed list. */
    public static Property listOfWords(String name, List<String> words) {
        return of(name, ValueType.listOf(ValueType.word(words)));
    }

    /** An array of texts. */
    public static Property texts(String name) {
        return of(name, ValueType.listOf(ValueType.of(ValueType.Kind.TEXT)));
    }

    /** An array of objects. */
    public static Property objects(String name, ObjectType object) {
        return of(name, ValueType.listOf(ValueType.object(object)));
    }

    /** An object. */
    public static Property object(String name, ObjectType object) {
        return of(name, ValueType.object(object));
    }

    /** An array whose elements are texts or objects. */
    public static Property textsOrObjects(String name, ObjectType object) {
        return of(name, ValueType.listOf(ValueType.object(object).as(ValueType.Kind.TEXT_OR_OBJECT)));
    }

    /** An object whose members are data. */
    public static Property anyObject(String name) {
        return of(name, ValueType.of(ValueType.Kind.ANY_OBJECT));
    }

    /** The same, and it can be null. */
    public Property orNull() {
        return new Property(name, type, true, optional, sentence, example, standard);
    }

    /** The same, and it can be missing. */
    public Property orMissing() {
        return new Property(name, type, nullable, true, sentence, example, standard);
    }

    /** The same with what it means. */
    public Property meaning(String text) {
        return new Property(name, type, nullable, optional, Optional.of(text), example, standard);
    }

    /** The same with an example. */
    public Property example(Object value) {
        return new Property(name, type, nullable, optional, sentence, Optional.of(value), standard);
    }

    /** The same with the value that holds when none is given. */
    public Property byDefault(Object value) {
        return new Property(name, type, nullable, optional, sentence, example, Optional.of(value));
    }

    /** The same, shown in each place by the name of a schema that is declared once. */
    public Property sharedAs(String schema) {
        return new Property(
                name, ValueType.named(schema), false, optional, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A list of such values. */
    public Property repeated() {
        return new Property(
                name, ValueType.listOf(type), nullable, optional, sentence, example.map(List::of), Optional.empty());
    }

    /** The same without a value that holds when none is given. */
    public Property withoutDefault() {
        return new Property(name, type, nullable, optional, sentence, example, Optional.empty());
    }

    /** The words of a closed list; empty when any text will do. */
    public List<String> words() {
        return type.words();
    }
}
