package dev.rapport.ingest.connector.sale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.fact.PurchaseFact;
import dev.rapport.ingest.connector.Bodies;
import dev.rapport.ingest.connector.DeliveryOrder;
import dev.rapport.ingest.connector.Mapping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sale is one purchase, whichever notices tell of it, how often and in which order. */
class PurchaseRevisionTest {
    private static final JsonNode SHOPIFY = Bodies.json("""
            {"id": 450789469, "processed_at": "2026-03-02T10:00:00-05:00", "updated_at": "2026-03-02T10:00:03-05:00",
             "currency": "USD", "total_price": "409.94", "financial_status": "paid", "customer": {"id": 207119551}}
            """);
    private static final JsonNode WOO = Bodies.json("""
            {"id": 727, "status": "processing", "currency": "EUR", "total": "29.35", "customer_id": 26,
             "date_created_gmt": "2026-03-02T10:00:00", "date_paid_gmt": "2026-03-02T10:01:00",
             "date_modified_gmt": "2026-03-02T10:01:00", "refunds": []}
            """);
    private static final JsonNode REFUND = Bodies.json("""
            {"type": "refund.created", "id": "evt_2", "created": 1772550001, "data": {"object": {
             "id": "re_1", "amount": 1000, "currency": "usd", "payment_intent": "pi_1", "created": 1772550000,
             "status": "pending"}}}
            """);
    private static final JsonNode PAYMENT = Bodies.json("""
            {"type": "payment_intent.succeeded", "id": "evt_1", "created": 1772463600, "data": {"object": {
             "id": "pi_1", "amount_received": 1999, "currency": "usd", "customer": "cus_1"}}}
            """);

    @Test
    void anOrderThatIsCreatedPaidAndFulfilledIsOnePurchaseAtItsOwnTime() {
        PurchaseFact purchase = purchase(
                "shopify",
                SHOPIFY,
                DeliveryOrder.changed(SHOPIFY, Map.of("/updated_at", "\"2026-03-02T10:00:04-05:00\"")),
                DeliveryOrder.changed(SHOPIFY, Map.of("/updated_at", "\"2026-03-09T10:00:00-05:00\"")));

        assertThat(purchase.purchasedAt()).isEqualTo(Instant.parse("2026-03-02T15:00:00Z"));
        assertThat(purchase.amount()).isEqualTo("409.94");
        assertThat(purchase.customerId()).isEqualTo("shopify:207119551");
        assertThat(purchase.counts()).isTrue();
    }

    @Test
    void ofAnOrderThatIsEditedTheLatestTotalCountsAndNothingConflicts() {
        PurchaseFact purchase = purchase(
                "shopify",
                DeliveryOrder.changed(
                        SHOPIFY, Map.of("/updated_at", "\"2026-03-09T10:00:00-05:00\"", "/total_price", "\"90.00\"")),
                SHOPIFY,
                DeliveryOrder.changed(
                        SHOPIFY, Map.of("/updated_at", "\"2026-03-04T10:00:00-05:00\"", "/total_price", "\"500.00\"")));

        assertThat(purchase.amount()).isEqualTo("90");
        assertThat(purchase.purchasedAt()).isEqualTo(Instant.parse("2026-03-02T15:00:00Z"));
    }

    @Test
    void anOrderThatIsCancelledIsNoPurchaseWhicheverCameFirst() {
        PurchaseFact purchase = purchase(
                "shopify",
                DeliveryOrder.changed(
                        SHOPIFY,
                        Map.of(
                                "/cancelled_at", "\"2026-03-03T10:00:00-05:00\"",
                                "/updated_at", "\"2026-03-03T10:00:00-05:00\"")),
                DeliveryOrder.changed(
                        SHOPIFY,
                        Map.of(
                                "/cancelled_at", "\"2026-03-03T10:00:00-05:00\"",
                                "/updated_at", "\"2026-03-05T10:00:00-05:00\"")),
                SHOPIFY);

        assertThat(purchase.counts()).isFalse();
        assertThat(purchase.cancelledAt()).isEqualTo(Instant.parse("2026-03-03T15:00:00Z"));
    }

    @Test
    void eachRefundOfAWooCommerceOrderCountsOnceThoughEveryLaterNoticeListsIt() {
        PurchaseFact purchase = purchase(
                "woocommerce",
                WOO,
                DeliveryOrder.changed(
                        WOO,
                        Map.of(
                                "/date_modified_gmt", "\"2026-03-03T08:00:00\"",
                                "/refunds", "[{\"id\": 726, \"total\": \"-10.00\"}]")),
                DeliveryOrder.changed(
                        WOO,
                        Map.of(
                                "/date_modified_gmt", "\"2026-03-04T08:00:00\"",
                                "/status", "\"completed\"",
                                "/refunds",
                                        "[{\"id\": 728, \"total\": \"-5.35\"}, {\"id\": 726, \"total\": \"-10.00\"}]")));

        assertThat(purchase.amount()).isEqualTo("29.35");
        assertThat(purchase.refunded()).isEqualTo("15.35");
        assertThat(purchase.flags()).isEmpty();
    }

    @Test
    void twoRevisionsOfOneSecondAreNoConflict() {
        PurchaseFact purchase = purchase(
                "shopify", SHOPIFY, DeliveryOrder.changed(SHOPIFY, Map.of("/customer", "{\"id\": 207119552}")));

        assertThat(purchase.customerId()).isIn("shopify:207119551", "shopify:207119552");
        assertThat(purchase.amount()).isEqualTo("409.94");
    }

    @Test
    void aRefundStaysWhatItIsWhenTheTimeOfPaymentMoves() {
        Map<String, String> refunded = Map.of("/refunds", "[{\"id\": 726, \"total\": \"-10.00\"}]");
        PurchaseFact purchase = purchase(
                "woocommerce",
                DeliveryOrder.changed(
                        WOO,
                        Map.of(
                                "/date_paid_gmt", "null",
                                "/status", "\"completed\"",
                                "/refunds", "[{\"id\": 726, \"total\": \"-10.00\"}]")),
                DeliveryOrder.changed(WOO, refunded));

        assertThat(purchase.refunded()).isEqualTo("10");
    }

    @Test
    void anOrderThatIsRestoredFromTheTrashIsAPurchase() {
        PurchaseFact purchase = purchase(
                "woocommerce",
                WOO,
                DeliveryOrder.changed(
                        WOO, Map.of("/status", "\"trash\"", "/date_modified_gmt", "\"2026-03-03T08:00:00\"")),
                DeliveryOrder.changed(WOO, Map.of("/date_modified_gmt", "\"2026-03-04T08:00:00\"")));

        assertThat(purchase.counts()).isTrue();
    }

    @Test
    void aWooCommercePaymentThatFailsAtFirstIsAPurchaseWhenItSucceeds() {
        PurchaseFact purchase = purchase(
                "woocommerce",
                DeliveryOrder.changed(WOO, Map.of("/status", "\"failed\"", "/date_paid_gmt", "null")),
                DeliveryOrder.changed(WOO, Map.of("/status", "\"cancelled\"", "/date_paid_gmt", "null")),
                WOO);

        assertThat(purchase.counts()).isTrue();
    }

    @Test
    void aStripeRefundIsToldSeveralTimesAndCountsOnce() {
        PurchaseFact purchase = purchase(
                "stripe",
                PAYMENT,
                REFUND,
                DeliveryOrder.changed(
                        REFUND,
                        Map.of(
                                "/type", "\"refund.updated\"",
                                "/id", "\"evt_3\"",
                                "/created", "1772553600",
                                "/data/object/status", "\"succeeded\"")));

        assertThat(purchase.refunded()).isEqualTo("10");
        assertThat(purchase.amount()).isEqualTo("19.99");
    }

    @Test
    void aStripeRefundThatFailsIsTakenBack() {
        Map<String, String> failed = Map.of(
                "/type", "\"refund.failed\"",
                "/id", "\"evt_4\"",
                "/created", "1772636400",
                "/data/object/status", "\"failed\"");
        PurchaseFact purchase = purchase(
                "stripe",
                PAYMENT,
                REFUND,
                DeliveryOrder.changed(REFUND, failed),
                DeliveryOrder.changed(
                        DeliveryOrder.changed(REFUND, failed),
                        Map.of("/type", "\"refund.updated\"", "/id", "\"evt_5\"")));

        assertThat(purchase.refunded()).isEqualTo("0");
        assertThat(purchase.counts()).isTrue();
    }

    private static PurchaseFact purchase(String vendor, JsonNode... bodies) {
        Mapping mapping = Bodies.mapping(vendor);
        return DeliveryOrder.facts(vendor, mapping, List.of(bodies)).purchase().orElseThrow();
    }
}
