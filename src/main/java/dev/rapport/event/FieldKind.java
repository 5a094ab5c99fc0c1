package dev.rapport.event;

import dev.rapport.schema.Property;
import java.util.List;

/**
 * What values a {@link Field} takes and their bounds. The Java type of a value in {@link FieldValues} follows from it:
 * Text, Choice and Currency are {@code String}, Truth {@code Boolean}, Decimal {@code BigDecimal} with at most 4 places,
 * ScaleRange {@link Scale}, Target {@link EventKey}, Attributes {@code SortedMap<String, String>}, Tags
 * {@code List<String>} sorted and without repetition.
 */
public sealed interface FieldKind {
    /** A field of that kind on the wire. */
    Property property(String name);

    /** Free text of at most {@code maxLength} characters (UTF-16 units), without NUL or broken surrogates. */
    record Text(int maxLength) implements FieldKind {
        @Override
        public Property property(String name) {
            return Property.text(name, maxLength);
        }
    }

    /** One of a closed list of words. */
    record Choice(List<String> words) implements FieldKind {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public Property property(String name) {
            return Property.words(name, words);
        }
    }

    /** True or false. */
    record Truth() implements FieldKind {
        @Override
        public Property property(String name) {
            return Property.truth(name);
        }
    }

    /** A number between {@code min} and {@code max} inclusive, with at most {@link #MAX_PLACES} decimal places. */
    record Decimal(long min, long max) implements FieldKind {
        /** The most decimal places of a number. */
        public static final int MAX_PLACES = 4;

        @Override
        public Property property(String name) {
            return Property.decimalOrText(name);
        }
    }

    /** A three-letter ISO 4217 code, kept in upper case. */
    record Currency() implements FieldKind {
        @Override
        public Property property(String name) {
            return Property.text(name);
        }
    }

    /** The ends of a survey's scale. */
    record ScaleRange() implements FieldKind {
        @Override
        public Property property(String name) {
            return Property.object(name, Scale.TYPE);
        }
    }

    /** The identity of another event. */
    record Target() implements FieldKind {
        @Override
        public Property property(String name) {
            return Property.object(name, EventKey.TYPE);
        }
    }

    /** Names and values of the sender's own dimensions. */
    record Attributes(int maxNameLength, int maxValueLength) implements FieldKind {
        @Override
        public Property property(String name) {
            return Property.anyObject(name);
        }
    }

    /** A set of labels. */
    record Tags(int maxLength) implements FieldKind {
        @Override
        public Property property(String name) {
            return Property.texts(name);
        }
    }
}
