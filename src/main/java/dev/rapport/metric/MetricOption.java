package dev.rapport.metric;

import dev.rapport.schema.Property;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Something that can be chosen about how a metric counts. */
public sealed interface MetricOption {
    /** The name of the query parameter. */
    String name();

    /** What it changes, in a sentence. */
    String description();

    /** The value that holds when none is given. */
    String defaultValue();

    /** The values that can be given, in words. */
    String allowed();

    /** Whether that text is a value of the option. */
    boolean accepts(String value);

    /** The words that can be given; empty when only numbers can. */
    List<String> words();

    /** The chosen value in its own type: a number, true or false, or a word. */
    Object typed(OptionValues values);

    /** The parameter that chooses it; {@link #defaultValue()} holds when it is not given. */
    Property parameter();

    /** Which whole numbers can be given, empty when only words can. */
    default Optional<Days> numbers() {
        return Optional.empty();
    }

    /**
     * One word of several.
     *
     * @param values the words that can be chosen, the first is the default
     */
    record Choice(String name, String description, List<String> values) implements MetricOption {
        public Choice {
            values = List.copyOf(values);
        }

        @Override
        public String defaultValue() {
            return values.get(0);
        }

        @Override
        public String allowed() {
            return String.join(" or ", values);
        }

        @Override
        public List<String> words() {
            return values;
        }

        @Override
        public Object typed(OptionValues chosen) {
            return chosen.text(name);
        }

        @Override
        public Property parameter() {
            return Property.words(name, values).meaning(description).byDefault(defaultValue());
        }

        @Override
        public boolean accepts(String value) {
            return values.contains(value);
        }
    }

    /** A whole number of days of 24 hours between {@code min} and {@code max}. */
    record Days(String name, String description, int min, int max, int standard) implements MetricOption {
        @Override
        public String defaultValue() {
            return Integer.toString(standard);
        }

        @Override
        public String allowed() {
            return "a whole number of days from %d to %d".formatted(min, max);
        }

        @Override
        public List<String> words() {
            return List.of();
        }

        @Override
        public Optional<Days> numbers() {
            return Optional.of(this);
        }

        @Override
        public Object typed(OptionValues chosen) {
            return chosen.number(name);
        }

        @Override
        public Property parameter() {
            return Property.wholeNumber(name, min, max).meaning(description).byDefault(standard);
        }

        @Override
        public boolean accepts(String value) {
            if (value.isEmpty() || value.length() > 9 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return false;
            }
            int days = Integer.parseInt(value);
            return days >= min && days <= max && value.equals(Integer.toString(days));
        }
    }

    /** A whole number of days between {@code min} and {@code max}, or {@value #AUTOMATIC} unless chosen. */
    record DaysOrAutomatic(String name, String description, int min, int max) implements MetricOption {
        /** The value that leaves the number to the data. */
        public static final String AUTOMATIC = "auto";

        @Override
        public String defaultValue() {
            return AUTOMATIC;
        }

        @Override
        public String allowed() {
            return "%s or %s".formatted(AUTOMATIC, days().allowed());
        }

        @Override
        public List<String> words() {
            return List.of(AUTOMATIC);
        }

        @Override
        public Optional<Days> numbers() {
            return Optional.of(days());
        }

        @Override
        public Object typed(OptionValues chosen) {
            OptionalInt number = chosen.numberUnlessAutomatic(name);
            return number.isPresent() ? number.getAsInt() : chosen.text(name);
        }

        @Override
        public Property parameter() {
            return Property.wholeNumberOrWords(name, min, max, words())
                    .meaning(description)
                    .byDefault(AUTOMATIC);
        }

        @Override
        public boolean accepts(String value) {
            return value.equals(AUTOMATIC) || days().accepts(value);
        }

        private Days days() {
            return new Days(name, description, min, max, min);
        }
    }

    /** True or false; false unless chosen. */
    record Flag(String name, String description) implements MetricOption {
        @Override
        public String defaultValue() {
            return "false";
        }

        @Override
        public String allowed() {
            return "true or false";
        }

        @Override
        public List<String> words() {
            return List.of("false", "true");
        }

        @Override
        public Object typed(OptionValues chosen) {
            return chosen.flag(name);
        }

        @Override
        public Property parameter() {
            return Property.truth(name).meaning(description).byDefault(false);
        }

        @Override
        public boolean accepts(String value) {
            return value.equals("true") || value.equals("false");
        }
    }
}
