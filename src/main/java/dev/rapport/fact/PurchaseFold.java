package dev.rapport.fact;

import dev.rapport.event.ServiceEvent;
import dev.rapport.event.ServiceEvent.PurchaseCancelled;
import dev.rapport.event.ServiceEvent.PurchaseCompleted;
import dev.rapport.event.ServiceEvent.PurchaseDetails;
import dev.rapport.event.ServiceEvent.PurchaseRefunded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Folds the events of one purchase in the total order. It happened when it was first completed; of its values the last
 * that was said counts; one cancellation, whenever it came, means that there was no purchase.
 */
final class PurchaseFold {
    private final List<PurchaseDetails> told = new ArrayList<>();
    private final List<PurchaseRefunded> refunds = new ArrayList<>();
    private final SortedMap<String, String> attributes = new TreeMap<>();
    private @Nullable Instant purchasedAt;
    private @Nullable Instant cancelledAt;

    void add(PurchaseCompleted completed) {
        purchasedAt = purchasedAt == null ? completed.header().time() : purchasedAt;
        tell(completed.details());
    }

    void add(PurchaseCancelled cancelled) {
        cancelledAt = cancelledAt == null ? cancelled.header().time() : cancelledAt;
        tell(cancelled.details());
    }

    void add(PurchaseRefunded refunded) {
        refunds.add(refunded);
    }

    private void tell(PurchaseDetails details) {
        told.add(details);
        attributes.putAll(details.attributes());
    }

    Optional<PurchaseFact> toFact() {
        if (told.isEmpty() && refunds.isEmpty()) {
            return Optional.empty();
        }
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        PurchaseDetails money = lastWithAmount();
        String currency = currency(money);
        BigDecimal refunded = BigDecimal.ZERO;
        for (PurchaseRefunded refund : refunds) {
            if (refund.currency() != null
                    && currency != null
                    && !refund.currency().equals(currency)) {
                flags.add(Flag.REFUND_IN_OTHER_CURRENCY);
            } else {
                refunded = refunded.add(refund.amount());
            }
        }
        return Optional.of(new PurchaseFact(
                purchasedAt,
                cancelledAt,
                last(details -> ServiceEvent.identified(details.customerId()).orElse(null)),
                money == null ? null : money.amount(),
                currency,
                dev.rapport.event.Decimals.canonical(refunded),
                last(PurchaseDetails::interactionId),
                last(PurchaseDetails::newCustomerSource),
                last(PurchaseDetails::channel),
                last(PurchaseDetails::location),
                last(PurchaseDetails::product),
                attributes,
                flags));
    }

    /** The amount's currency; without an amount the last one told, or else the first refund's: one in any case. */
    private @Nullable String currency(@Nullable PurchaseDetails money) {
        String told = money == null ? last(PurchaseDetails::currency) : money.currency();
        return told != null
                ? told
                : refunds.stream()
                        .map(PurchaseRefunded::currency)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable PurchaseDetails lastWithAmount() {
        PurchaseDetails last = null;
        for (PurchaseDetails details : told) {
            last = details.amount() != null ? details : last;
        }
        return last;
    }

    private <T> @Nullable T last(Told<PurchaseDetails, T> value) {
        T last = null;
        for (PurchaseDetails details : told) {
            T found = value.by(details);
            last = found == null ? last : found;
        }
        return last;
    }
}
