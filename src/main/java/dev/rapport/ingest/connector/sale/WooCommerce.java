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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** WooCommerce. As with any shop whose notices carry the whole order, the order's state says what it is, not the topic. */
public final class WooCommerce implements Connector {
    private static final Signature SIGNATURE =
            HmacSignature.ofBody("X-WC-Webhook-Signature", Hmac.SHA256, HmacSignature.Encoding.BASE64, "");
    private static final Vocabulary STATUSES = Vocabulary.ofSales(
            List.of("cancelled", "completed", "failed", "on-hold", "pending", "processing", "refunded", "trash"));
    private static final Set<String> ORDERS = Set.of("order.created", "order.updated", "order.restored");
    private static final Translation PING =
            new Translation.Ignored("the shop's first call only tests whether this address responds");

    @Override
    public String name() {
        return "woocommerce";
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
        if (isPing(delivery, body)) {
            return PING;
        }
        String topic = delivery.header("X-WC-Webhook-Topic").orElseGet(() -> topicOf(body));
        return UnexpectedShape.orKept(() -> {
            if (ORDERS.contains(topic)) {
                return WooCommerceOrder.translate(body, mapping);
            }
            if (topic.equals("order.deleted")) {
                return new Translation.Ignored(
                        "a deleted order stays the sale that it was: cancel it before deleting it, or void its events");
            }
            return topic.isEmpty()
                    ? new Translation.Unknown("not an order, and no header X-WC-Webhook-Topic")
                    : new Translation.Ignored(topic + " is not about a sale; order.created and order.updated are");
        });
    }

    /** The first call is a form, {@code webhook_id=7}, which is no JSON. */
    private static boolean isPing(Delivery delivery, Part body) {
        boolean isForm = new String(delivery.body(), StandardCharsets.UTF_8).startsWith("webhook_id=");
        return isForm || !body.json().isContainerNode() || (body.json().size() == 1 && body.has("webhook_id"));
    }

    private static String topicOf(Part body) {
        return body.has("status") && body.has("total") && body.has("currency") ? "order.updated" : "";
    }
}
