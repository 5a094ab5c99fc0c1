package dev.rapport.ingest.connector.sale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rapport.event.Field;
import dev.rapport.ingest.connector.EventDocument;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.connector.reading.MappedFields;
import dev.rapport.ingest.connector.reading.Part;
import dev.rapport.ingest.connector.reading.UnexpectedShape;
import java.time.Instant;
import java.util.List;

/** An order of Shopify, as it stands at its {@code updated_at}. */
final class ShopifyOrder {
    private static final String STATUS = "financial_status";

    private ShopifyOrder() {}

    static Translation translate(Part order, Mapping mapping) {
        String id = order.requiredId("id");
        if ("true".equals(order.text("test"))) {
            return new Translation.Ignored("order %s is a test order".formatted(id));
        }
        Sale sale = new Sale(mapping, id);
        if (order.has("cancelled_at")) {
            Instant cancelledAt = order.requiredTime("cancelled_at", mapping.zone());
            return new Translation.Events(List.of(sale.cancelled(sale.id("cancelled"), cancelledAt)));
        }
        String status = mapping.value(Field.STATUS.wireName(), order.text(STATUS));
        return switch (status == null ? "" : status) {
            case "paid", "partially_refunded", "refunded" ->
                new Translation.Events(List.of(completed(order, sale, mapping)));
            case "voided" -> {
                Instant voidedAt = order.requiredTime("updated_at", mapping.zone());
                yield new Translation.Events(List.of(sale.cancelled(sale.id("voided", voidedAt.toString()), voidedAt)));
            }
            case "" -> throw new UnexpectedShape(order.sentence(STATUS, "the state of the payment, such as paid,"));
            default ->
                new Translation.Ignored(
                        "order %s is not paid, its financial_status is %s; it becomes a purchase when it is paid, or now, when values.status maps %s to paid"
                                .formatted(id, status, status));
        };
    }

    private static EventDocument completed(Part order, Sale sale, Mapping mapping) {
        Instant purchasedAt = order.has("processed_at")
                ? order.requiredTime("processed_at", mapping.zone())
                : order.requiredTime("created_at", mapping.zone());
        Instant revisedAt = order.has("updated_at") ? order.requiredTime("updated_at", mapping.zone()) : purchasedAt;
        // The total before refunds, which are told for themselves; current_total_price has them taken off already.
        Sale.Money money = new Sale.Money(
                UnexpectedShape.required(
                        order.number("total_price"), order.sentence("total_price", "an amount of money")),
                UnexpectedShape.required(order.text("currency"), order.sentence("currency", "a currency such as EUR")));
        MappedFields fields = new MappedFields(mapping, order.json(), name -> noteAttribute(order, name));
        return sale.revised(
                order.json(),
                revisedAt,
                purchasedAt,
                money,
                order.part("customer").id("id"),
                fields);
    }

    private static JsonNode noteAttribute(Part order, String name) {
        return order.parts("note_attributes").stream()
                .filter(attribute -> name.equals(attribute.text("name")))
                .map(attribute -> attribute.raw("value"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
