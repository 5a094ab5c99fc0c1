package dev.rapport.ingest.connector.sale;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/**
 * Stripe counts in the smallest unit of a currency. Its list differs from ISO 4217: it keeps ISK and UGX at two places
 * though they have no cents any more. UGX stands in its list of currencies without cents and is yet sent with two places
 * for compatibility.
 */
final class StripeMinorUnit {
    private static final Set<String> WITHOUT_CENTS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> IN_THOUSANDTHS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private StripeMinorUnit() {}

    /** The amount in the currency's usual unit. */
    static BigDecimal toMajor(BigDecimal amount, String currency) {
        String code = currency.toUpperCase(Locale.ROOT);
        int places = WITHOUT_CENTS.contains(code) ? 0 : IN_THOUSANDTHS.contains(code) ? 3 : 2;
        return amount.movePointLeft(places);
    }
}
