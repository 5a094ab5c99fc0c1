package dev.rapport.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One sale to a customer.
 *
 * @param purchasedAt the earliest completion; null when only a cancellation or a refund is known
 * @param cancelledAt the earliest cancellation, null when it stands
 * @param customerId the customer as sent, null when unidentified
 * @param amount the gross amount in the currency, null when not told
 * @param currency the amount's; without an amount the one that was told otherwise, if any
 * @param refunded the sum of the refunds in the same currency
 */
public record PurchaseFact(
        @Nullable Instant purchasedAt,
        @Nullable Instant cancelledAt,
        @Nullable String customerId,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        BigDecimal refunded,
        @Nullable String interactionId,
        @Nullable String newCustomerSource,
        @Nullable String channel,
        @Nullable String location,
        @Nullable String product,
        SortedMap<String, String> attributes,
        Set<Flag> flags) {

    public PurchaseFact {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        flags = flags.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
    }

    /** Whether metrics count it: it was completed and not cancelled. */
    public boolean counts() {
        return purchasedAt != null && cancelledAt == null;
    }
}
