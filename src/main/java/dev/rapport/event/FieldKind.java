package dev.rapport.event;

import java.util.List;

/**
 * What values a {@link Field} takes and their bounds. The Java type of a value in {@link FieldValues} follows from it:
 * Text, Choice and Currency are {@code String}, Truth {@code Boolean}, Decimal {@code BigDecimal} with at most 4 places,
 * ScaleRange {@link Scale}, Target {@link EventKey}, Attributes {@code SortedMap<String, String>}, Tags
 * {@code List<String>} sorted and without repetition.
 */
public sealed interface FieldKind {

    /** Free text of at most {@code maxLength} characters (UTF-16 units), without NUL or broken surrogates. */
    record Text(int maxLength) implements FieldKind {}

    /** One of a closed list of words. */
    record Choice(List<String> words) implements FieldKind {
        public Choice {
            words = List.copyOf(words);
        }
    }

    /** True or false. */
    record Truth() implements FieldKind {}

    /** A number between {@code min} and {@code max} inclusive, with at most {@link #MAX_PLACES} decimal places. */
    record Decimal(long min, long max) implements FieldKind {
        /** The most decimal places of a number. */
        public static final int MAX_PLACES = 4;
    }

    /** A three-letter ISO 4217 code, kept in upper case. */
    record Currency() implements FieldKind {}

    /** The ends of a survey's scale. */
    record ScaleRange() implements FieldKind {}

    /** The identity of another event. */
    record Target() implements FieldKind {}

    /** Names and values of the sender's own dimensions. */
    record Attributes(int maxNameLength, int maxValueLength) implements FieldKind {}

    /** A set of labels. */
    record Tags(int maxLength) implements FieldKind {}
}
