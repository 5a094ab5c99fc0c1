package dev.rapport.ingest.connector.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.event.Decimals;
import dev.rapport.event.FieldKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers that vendors write as numbers or as texts, exactly. */
public final class VendorNumber {
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final int MOST_DIGITS = 40;

    private VendorNumber() {}

    /** The number; null for anything else and for one with more digits than anybody means. */
    public static @Nullable BigDecimal of(JsonNode value) {
        if (value.isTextual()) {
            return of(value.textValue());
        }
        if (!value.isNumber() || (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue()))) {
            return null;
        }
        BigDecimal number = value.decimalValue();
        boolean isEndless = number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS;
        return isEndless ? null : Decimals.canonical(number);
    }

    /** The number that a text stands for, such as {@code -12.50}; null for any other text. */
    public static @Nullable BigDecimal of(String text) {
        String stripped = text.length() > MOST_DIGITS + 10 ? "" : text.strip();
        return PLAIN.matcher(stripped).matches() ? Decimals.canonical(new BigDecimal(stripped)) : null;
    }

    /** The number with no more places than an event may carry. */
    public static BigDecimal rounded(BigDecimal number) {
        return Decimals.canonical(
                number.scale() > FieldKind.Decimal.MAX_PLACES
                        ? number.setScale(FieldKind.Decimal.MAX_PLACES, RoundingMode.HALF_EVEN)
                        : number);
    }
}
