package dev.rapport.event;

import java.math.BigDecimal;

/** Numbers in one canonical form, so that 5, 5.0 and 5e0 are the same content. */
public final class Decimals {
    private Decimals() {}

    /** The same number without trailing zeros and without an exponent: its scale is never negative. */
    public static BigDecimal canonical(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether the number has no fraction. */
    public static boolean isWhole(BigDecimal value) {
        return canonical(value).scale() == 0;
    }
}
