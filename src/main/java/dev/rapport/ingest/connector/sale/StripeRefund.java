package dev.rapport.ingest.connector.sale;

import dev.rapport.ingest.connector.EventDocument;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.connector.reading.Part;
import dev.rapport.ingest.connector.reading.UnexpectedShape;
import java.util.List;

/**
 * Refunds of Stripe: one event for each, from when it is under way; a refund that fails afterwards takes that event back,
 * since the money never left.
 */
final class StripeRefund {
    private StripeRefund() {}

    static Translation translate(Part event, Part refund, Mapping mapping) {
        String status = refund.text("status");
        if ("failed".equals(status) || "canceled".equals(status)) {
            EventDocument voided = sale(refund, mapping)
                    .voided(event.requiredId("id"), event.requiredEpochSeconds("created"), refund.requiredId("id"));
            return new Translation.Events(List.of(voided));
        }
        return new Translation.Events(List.of(refunded(refund, mapping)));
    }

    /** The charge's sum of refunds says nothing of each; older versions of Stripe's interface list them in it. */
    static Translation ofCharge(Part charge, Mapping mapping) {
        List<EventDocument> refunds = charge.part("refunds").parts("data").stream()
                .filter(refund -> !"failed".equals(refund.text("status")) && !"canceled".equals(refund.text("status")))
                .map(refund -> refunded(refund, mapping))
                .toList();
        return refunds.isEmpty()
                ? new Translation.Ignored(
                        "charge.refunded has only the sum of a charge's refunds; refund.created has each of them")
                : new Translation.Events(refunds);
    }

    private static EventDocument refunded(Part refund, Mapping mapping) {
        return sale(refund, mapping)
                .refunded(
                        refund.requiredId("id"),
                        refund.requiredEpochSeconds("created"),
                        StripePayment.money(refund, "amount"));
    }

    private static Sale sale(Part refund, Mapping mapping) {
        String intent = StripePayment.reference(refund, "payment_intent");
        String payment = intent == null ? StripePayment.reference(refund, "charge") : intent;
        return new Sale(
                mapping, UnexpectedShape.required(payment, refund.sentence("payment_intent", "the id of a payment")));
    }
}
