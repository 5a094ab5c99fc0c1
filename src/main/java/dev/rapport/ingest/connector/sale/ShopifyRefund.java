package dev.rapport.ingest.connector.sale;

import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.connector.reading.Part;
import dev.rapport.ingest.connector.reading.UnexpectedShape;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A refund of Shopify: the money of its transactions, since what is returned may be worth more or less. */
final class ShopifyRefund {
    private static final Set<String> UNDER_WAY = Set.of("success", "pending");

    private ShopifyRefund() {}

    static Translation translate(Part refund, Mapping mapping) {
        String id = refund.requiredId("id");
        Sale sale = new Sale(mapping, refund.requiredId("order_id"));
        Instant time = refund.has("processed_at")
                ? refund.requiredTime("processed_at", mapping.zone())
                : refund.requiredTime("created_at", mapping.zone());
        if (!refund.raw("transactions").isArray()) {
            throw new UnexpectedShape(refund.sentence("transactions", "a list"));
        }
        BigDecimal amount = BigDecimal.ZERO;
        Set<String> currencies = new TreeSet<>();
        for (Part transaction : refund.parts("transactions")) {
            String status = transaction.text("status");
            boolean movesMoney = "refund".equals(transaction.text("kind"))
                    && status != null
                    && UNDER_WAY.contains(status)
                    && !"true".equals(transaction.text("test"));
            if (movesMoney) {
                amount = amount.add(UnexpectedShape.required(
                        transaction.number("amount"), transaction.sentence("amount", "an amount of money")));
                currencies.add(UnexpectedShape.required(
                        transaction.text("currency"), transaction.sentence("currency", "a currency such as EUR")));
            }
        }
        if (amount.signum() == 0) {
            return new Translation.Ignored("refund %s gives no money back".formatted(id));
        }
        if (currencies.size() > 1) {
            throw new UnexpectedShape("refund %s gives money back in %s".formatted(id, currencies));
        }
        Sale.Money money = new Sale.Money(amount, currencies.iterator().next());
        return new Translation.Events(List.of(sale.refunded("refund:" + id, time, money)));
    }
}
