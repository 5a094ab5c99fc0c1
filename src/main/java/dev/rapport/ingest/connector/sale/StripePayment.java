package dev.rapport.ingest.connector.sale;

import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.connector.reading.MappedFields;
import dev.rapport.ingest.connector.reading.Part;
import dev.rapport.ingest.connector.reading.UnexpectedShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Payments of Stripe: an intent, or a charge from before there were intents. */
final class StripePayment {
    private StripePayment() {}

    static Translation intent(Part event, Part intent, Mapping mapping) {
        String member = intent.has("amount_received") ? "amount_received" : "amount";
        return completed(event, intent, member, mapping);
    }

    static Translation charge(Part event, Part charge, Mapping mapping) {
        if (charge.has("payment_intent")) {
            return new Translation.Ignored(
                    "charge.succeeded repeats a payment that payment_intent.succeeded reports; the purchase is made"
                            + " from that");
        }
        return completed(event, charge, "amount", mapping);
    }

    static Translation cancelled(Part event, Part intent, Mapping mapping) {
        Sale sale = new Sale(mapping, intent.requiredId("id"));
        return new Translation.Events(
                List.of(sale.cancelled(event.requiredId("id"), event.requiredEpochSeconds("created"))));
    }

    /** The id that Stripe puts where it can also put the whole object. */
    static @Nullable String reference(Part part, String member) {
        return part.raw(member).isObject() ? part.part(member).id("id") : part.id(member);
    }

    private static Translation completed(Part event, Part payment, String amount, Mapping mapping) {
        Sale sale = new Sale(mapping, payment.requiredId("id"));
        Sale.Money money = money(payment, amount);
        MappedFields fields = new MappedFields(
                mapping, event.json(), name -> payment.part("metadata").raw(name));
        return new Translation.Events(List.of(sale.completed(
                event.requiredId("id"),
                event.requiredEpochSeconds("created"),
                money,
                reference(payment, "customer"),
                fields)));
    }

    static Sale.Money money(Part part, String member) {
        String currency =
                UnexpectedShape.required(part.text("currency"), part.sentence("currency", "a currency such as EUR"));
        return new Sale.Money(
                StripeMinorUnit.toMajor(
                        UnexpectedShape.required(part.number(member), part.sentence(member, "an amount of money")),
                        currency),
                currency);
    }
}
