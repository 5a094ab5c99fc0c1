package dev.rapport.ingest;

import dev.rapport.event.Decimals;
import dev.rapport.event.FieldKind;
import dev.rapport.platform.problem.NearestName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Single values: what each form may become. A defect is the rest of a sentence that begins with the field's name; null
 * means that all is well.
 */
final class Scalars {
    private static final int MOST_DIGITS = 100;

    private Scalars() {}

    /** Text comes from a JSON string, or from a whole JSON number by its digits, so that long ids keep them. */
    static @Nullable String textDefect(Form form, String text, int maxLength) {
        return switch (form) {
            case TEXT, CELL, WHOLE_NUMBER -> Texts.defect(text, maxLength);
            case FRACTION, TRUTH -> "is %s, %s; send it in quotes".formatted(form.description(), Texts.shown(text));
        };
    }

    static @Nullable String choiceDefect(String text, List<String> words) {
        if (words.contains(text)) {
            return null;
        }
        String nearest = NearestName.of(text, words)
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
        return "%s is not one of %s".formatted(Texts.shown(text), String.join(", ", words)) + nearest;
    }

    /** True or false; in CSV in any case, as spreadsheets write them, and 1 or 0. Null for anything else. */
    static @Nullable Boolean truth(Form form, String text) {
        if (form == Form.TRUTH) {
            return text.equals("true");
        }
        if (form != Form.CELL) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
    }

    static String truthDefect(Form form, String text) {
        return form == Form.CELL
                ? "%s is neither true nor false; write true or false (or 1 or 0)".formatted(Texts.shown(text))
                : "is %s, %s; send true or false without quotes".formatted(form.description(), Texts.shown(text));
    }

    /**
     * A number from a JSON number or from a decimal text.
     *
     * @param parsed what {@link DecimalText} made of the text
     */
    static @Nullable String decimalDefect(
            Form form, String text, @Nullable BigDecimal parsed, FieldKind.Decimal bounds) {
        if (parsed == null || form == Form.TRUTH) {
            return "%s is not a decimal number; write it like 12.50, without thousands separators or a currency sign"
                    .formatted(Texts.shown(text));
        }
        if (parsed.compareTo(BigDecimal.valueOf(bounds.min())) < 0
                || parsed.compareTo(BigDecimal.valueOf(bounds.max())) > 0) {
            return "%s is out of range; it must be between %d and %d"
                    .formatted(Texts.shown(text), bounds.min(), bounds.max());
        }
        if (parsed.scale() > FieldKind.Decimal.MAX_PLACES
                && parsed.stripTrailingZeros().scale() > FieldKind.Decimal.MAX_PLACES) {
            return "%s has more than %d decimal places; round it"
                    .formatted(Texts.shown(text), FieldKind.Decimal.MAX_PLACES);
        }
        return null;
    }

    /** The code in upper case, or null when the text is not three letters. */
    static @Nullable String currency(String text) {
        if (text.length() != 3) {
            return null;
        }
        for (int i = 0; i < 3; i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z')) {
                return null;
            }
        }
        return text.toUpperCase(Locale.ROOT);
    }

    /** An attribute's value as text: a JSON number in canonical decimal form, so that 5.0 and 5 are one value. */
    static @Nullable String attributeText(Form form, String text) {
        if (form != Form.FRACTION) {
            return text;
        }
        BigDecimal number = DecimalText.parse(text);
        if (number == null || number.precision() + Math.abs((long) number.scale()) > MOST_DIGITS) {
            return null;
        }
        return Decimals.canonical(number).toPlainString();
    }
}
