package dev.rapport.ingest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads decimal numbers exactly, never through a double. */
final class DecimalText {
    private static final int MOST_CHARACTERS = 100;
    private static final int LONG_DIGITS = 18;

    private DecimalText() {}

    /**
     * The number that a text in JSON's number grammar stands for (leading zeros are let through: {@code 007} is 7); null
     * for any other text. The result may have an enormous exponent: check its range before making it canonical.
     */
    static @Nullable BigDecimal parse(String text) {
        int length = text.length();
        if (length == 0 || length > MOST_CHARACTERS) {
            return null;
        }
        int start = text.charAt(0) == '-' ? 1 : 0;
        int end = skipDigits(text, start);
        if (end == start) {
            return null;
        }
        if (end == length) {
            return length <= LONG_DIGITS ? BigDecimal.valueOf(Long.parseLong(text)) : new BigDecimal(text);
        }
        if (text.charAt(end) == '.') {
            int fraction = end + 1;
            end = skipDigits(text, fraction);
            if (end == fraction) {
                return null;
            }
        }
        if (end < length && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < length && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                exponent++;
            }
            end = skipDigits(text, exponent);
            if (end == exponent || end - exponent > 6) {
                return null;
            }
        }
        return end == length ? new BigDecimal(text) : null;
    }

    private static int skipDigits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
