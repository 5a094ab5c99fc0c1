package dev.rapport.ingest.connector.sale;

import dev.rapport.ingest.connector.Connector;
import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Signature;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.connector.Vocabulary;
import dev.rapport.ingest.connector.reading.Hmac;
import dev.rapport.ingest.connector.reading.HmacSignature;
import dev.rapport.ingest.connector.reading.Part;
import dev.rapport.ingest.connector.reading.UnexpectedShape;
import java.util.List;
import java.util.Set;

/**
 * Shopify. An order's own state says what it is, whichever topic brings it: paid is a purchase, cancelled or voided is none.
 * So any of the topics about orders will do, in any order and several of them.
 */
public final class Shopify implements Connector {
    private static final Signature SIGNATURE =
            HmacSignature.ofBody("X-Shopify-Hmac-SHA256", Hmac.SHA256, HmacSignature.Encoding.BASE64, "");
    private static final Vocabulary STATUSES = Vocabulary.ofSales(List.of(
            "authorized", "expired", "paid", "partially_paid", "partially_refunded", "pending", "refunded", "voided"));
    private static final Set<String> ORDERS = Set.of(
            "orders/create",
            "orders/paid",
            "orders/updated",
            "orders/cancelled",
            "orders/fulfilled",
            "orders/partially_fulfilled");

    @Override
    public String name() {
        return "shopify";
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Vocabulary vocabulary() {
        return STATUSES;
    }

    @Override
    public Translation translate(Delivery delivery, Mapping mapping) {
        Part body = Part.of("", delivery.json());
        String topic = delivery.header("X-Shopify-Topic").orElseGet(() -> topicOf(body));
        return UnexpectedShape.orKept(() -> {
            if (ORDERS.contains(topic)) {
                return ShopifyOrder.translate(body.unwrapped("order"), mapping);
            }
            if (topic.equals("refunds/create")) {
                return ShopifyRefund.translate(body.unwrapped("refund"), mapping);
            }
            return topic.isEmpty()
                    ? new Translation.Unknown("neither an order nor a refund, and no header X-Shopify-Topic")
                    : new Translation.Ignored(reason(topic));
        });
    }

    /** For deliveries that lost their headers on the way. */
    private static String topicOf(Part body) {
        Part order = body.unwrapped("order");
        Part refund = body.unwrapped("refund");
        if (order.has("financial_status") && order.has("total_price")) {
            return "orders/updated";
        }
        return refund.has("order_id") && refund.has("transactions") ? "refunds/create" : "";
    }

    private static String reason(String topic) {
        return switch (topic) {
            case "orders/edited" -> "orders/edited has only the difference; orders/updated has the order's new total";
            case "orders/delete" ->
                "a deleted order stays the sale that it was: cancel it before deleting it, or void its events";
            case "customers/redact", "shop/redact", "customers/data_request" ->
                topic + " asks about personal data: erase a customer with DELETE /v1/customers/{customer_id}";
            default -> topic + " is not about a sale; orders/* and refunds/create are";
        };
    }
}
