package dev.rapport.ingest.hook;

import dev.rapport.event.Field;
import dev.rapport.event.FieldKind;
import dev.rapport.ingest.connector.Vocabulary;
import dev.rapport.platform.problem.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what is wrong with what a vendor's value is to be called here, before a delivery founders on it. */
final class MappedValues {
    /** The channels that have a meaning here; anybody may have others. */
    static final List<String> CHANNELS =
            List.of("in_store", "phone", "chat", "email", "social", "self_service", "bot", "other");

    private static final List<String> TRUTHS = List.of("true", "false");
    private static final String NO_SCORE = "none";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,7}(\\.\\d{1,4})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    private MappedValues() {}

    /** What is wrong with the name of a value of that field; empty when nothing is. */
    static Optional<String> mistake(Field field, String value, Vocabulary vocabulary) {
        Optional<List<String>> words = vocabulary.wordsOf(field);
        if (words.isPresent()) {
            return words.get().isEmpty() ? Optional.empty() : unlessOneOf(words.get(), field, value);
        }
        FieldKind kind = field.kind();
        if (kind instanceof FieldKind.Choice choice) {
            return unlessOneOf(choice.words(), field, value);
        }
        if (kind instanceof FieldKind.Truth) {
            return unlessOneOf(TRUTHS, field, value);
        }
        if (kind instanceof FieldKind.Decimal && !NUMBER.matcher(value).matches()) {
            boolean canBeNone = field == Field.SCORE;
            return canBeNone && value.equals(NO_SCORE)
                    ? Optional.empty()
                    : Optional.of("A %s is a number with at most 4 decimals%s, not \"%s\"."
                            .formatted(
                                    field.wireName(), canBeNone ? ", or none for a choice that has none" : "", value));
        }
        if (kind instanceof FieldKind.Currency && !CURRENCY.matcher(value).matches()) {
            return Optional.of("A currency has three letters such as EUR, not \"%s\".".formatted(value));
        }
        return field == Field.CHANNEL ? misspelt(value) : tooLong(kind, value);
    }

    private static Optional<String> unlessOneOf(List<String> words, Field field, String value) {
        if (words.contains(value)) {
            return Optional.empty();
        }
        return Optional.of("There is no %s \"%s\".%s Allowed are: %s."
                .formatted(field.wireName(), value, meant(value, words), String.join(", ", words)));
    }

    private static String meant(String value, List<String> words) {
        return NearestName.of(value, words)
                .map(" Did you mean \"%s\"?"::formatted)
                .orElse("");
    }

    /** Channels are an open list, so only what is nearly a known one is a mistake. */
    private static Optional<String> misspelt(String value) {
        return CHANNELS.contains(value)
                ? Optional.empty()
                : NearestName.of(value, CHANNELS).map(known -> sentence(value, known));
    }

    private static String sentence(String value, String known) {
        return "There is no channel \"%1$s\". Did you mean \"%2$s\"? Known are: %3$s; a channel of your own needs a name that is unlike these."
                .formatted(value, known, String.join(", ", CHANNELS));
    }

    private static Optional<String> tooLong(FieldKind kind, String value) {
        return kind instanceof FieldKind.Text bounds && value.length() > bounds.maxLength()
                ? Optional.of("It has at most %d characters.".formatted(bounds.maxLength()))
                : Optional.empty();
    }
}
