package dev.rapport.ingest.connector.sale;

import dev.rapport.event.Field;
import dev.rapport.ingest.connector.Connector;
import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Signature;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.connector.Vocabulary;
import dev.rapport.ingest.connector.reading.Part;
import dev.rapport.ingest.connector.reading.UnexpectedShape;
import java.util.List;

/**
 * Stripe. One payment is told of many times, as a checkout, an intent, a charge and an invoice; the intent makes the
 * purchase, and refunds are told one by one.
 */
public final class Stripe implements Connector {
    private static final Vocabulary STATUSES = Vocabulary.ofSales(List.of("live", "test"));
    private static final Signature SIGNATURE = new StripeSignature();

    @Override
    public String name() {
        return "stripe";
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
        Part event = Part.of("", delivery.json());
        return UnexpectedShape.orKept(() -> translate(event, mapping));
    }

    private static Translation translate(Part event, Mapping mapping) {
        String type = UnexpectedShape.required(event.text("type"), event.sentence("type", "an event's type"));
        boolean isTest = "false".equals(event.text("livemode"));
        if (isTest && "test".equals(mapping.value(Field.STATUS.wireName(), "test"))) {
            return new Translation.Ignored(
                    "%s is of Stripe's test mode; to try it out, map test to live in values.status".formatted(type));
        }
        Part object = event.part("data").part("object");
        return switch (type) {
            case "payment_intent.succeeded" -> StripePayment.intent(event, object, mapping);
            case "payment_intent.canceled" -> StripePayment.cancelled(event, object, mapping);
            case "charge.succeeded" -> StripePayment.charge(event, object, mapping);
            case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
                StripeRefund.translate(event, object, mapping);
            case "charge.refunded" -> StripeRefund.ofCharge(object, mapping);
            default -> new Translation.Ignored(reason(type));
        };
    }

    private static String reason(String type) {
        return switch (type) {
            case "payment_intent.payment_failed", "charge.failed" ->
                type + " is an attempt that failed; the payment can still succeed";
            case "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "invoice.paid",
                    "invoice.payment_succeeded" ->
                type + " repeats a payment that payment_intent.succeeded reports; the purchase is made from that";
            default ->
                type + " is not about a sale; payment_intent.succeeded, payment_intent.canceled and refund.* are";
        };
    }
}
