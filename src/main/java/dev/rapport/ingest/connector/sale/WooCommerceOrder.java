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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order of WooCommerce with its refunds, as it stands at its {@code date_modified}. */
final class WooCommerceOrder {
    private final Part order;
    private final Mapping mapping;
    private final String id;
    private final Sale sale;

    private WooCommerceOrder(Part order, Mapping mapping) {
        this.order = order;
        this.mapping = mapping;
        this.id = order.requiredId("id");
        this.sale = new Sale(mapping, id);
    }

    static Translation translate(Part order, Mapping mapping) {
        return new WooCommerceOrder(order, mapping).translation();
    }

    private Translation translation() {
        String status = UnexpectedShape.required(
                mapping.value(Field.STATUS.wireName(), order.text("status")),
                order.sentence("status", "the order's status"));
        Instant paidAt = time("date_paid");
        String said = order.text("status");
        return switch (status) {
            case "completed", "refunded" -> new Translation.Events(sold(paidAt == null ? created() : paidAt));
            case "processing" ->
                paidAt == null
                        ? nothing("is processing but not paid, as cash on delivery is")
                        : new Translation.Events(sold(paidAt));
            // A payment that failed can succeed at the next attempt, and a cancellation would be final.
            case "cancelled", "failed" ->
                paidAt == null
                        ? new Translation.Ignored("order %s is %s and was never paid".formatted(id, status))
                        : new Translation.Events(List.of(cancelled(said == null ? status : said)));
            case "trash" ->
                nothing(
                        "is in the trash, out of which it may be restored, and stays what it was: cancel it before, or void its events");
            default ->
                nothing("has the status %s; when that means a sale, map it to completed in values.status"
                        .formatted(status));
        };
    }

    private Translation nothing(String why) {
        return new Translation.Ignored("order %s %s".formatted(id, why));
    }

    private EventDocument cancelled(String status) {
        Instant revisedAt = revised();
        return sale.cancelled(sale.id(status, revisedAt.toString()), revisedAt);
    }

    private List<EventDocument> sold(Instant purchasedAt) {
        String currency =
                UnexpectedShape.required(order.text("currency"), order.sentence("currency", "a currency such as EUR"));
        // The total stays when something is refunded.
        Sale.Money money = new Sale.Money(
                UnexpectedShape.required(order.number("total"), order.sentence("total", "an amount of money")),
                currency);
        MappedFields fields = new MappedFields(mapping, order.json(), this::metaData);
        List<EventDocument> events = new ArrayList<>();
        events.add(sale.revised(order.json(), revised(), purchasedAt, money, order.id("customer_id"), fields));
        for (Part refund : order.parts("refunds")) {
            Sale.Money back = new Sale.Money(
                    UnexpectedShape.required(refund.number("total"), refund.sentence("total", "an amount of money"))
                            .abs(),
                    currency);
            // An order lists its refunds without their times, and one event has one time: the order's, which nothing
            // changes; refunds count at the sale anyhow.
            events.add(sale.refunded("refund:" + refund.requiredId("id"), created(), back));
        }
        return events;
    }

    private Instant created() {
        return UnexpectedShape.required(time("date_created"), order.sentence("date_created", "a time"));
    }

    private Instant revised() {
        Instant modified = time("date_modified");
        return modified == null ? created() : modified;
    }

    /** A time in UTC, or else by the shop's clock. */
    private @Nullable Instant time(String member) {
        Instant utc = order.time(member + "_gmt", ZoneOffset.UTC);
        return utc == null ? order.time(member, mapping.zone()) : utc;
    }

    private JsonNode metaData(String key) {
        return order.parts("meta_data").stream()
                .filter(entry -> key.equals(entry.text("key")))
                .map(entry -> entry.raw("value"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
