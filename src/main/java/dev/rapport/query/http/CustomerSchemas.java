package dev.rapport.query.http;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How customers look in answers, for the OpenAPI document; they are written column by column. */
final class CustomerSchemas {
    private CustomerSchemas() {}

    /** A purchase. */
    @Schema(
            name = "CustomerPurchase",
            description = "A purchase.",
            requiredProperties = {
                "id",
                "purchased_at",
                "state",
                "cancelled_at",
                "amount",
                "currency",
                "refunded",
                "customer_id",
                "interaction_id",
                "new_customer_source",
                "channel",
                "location",
                "product",
                "attributes",
                "flags"
            })
    record CustomerPurchase(
            @Schema(examples = "order-5") String id,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String purchasedAt,

            @Schema(enumeration = {"completed", "cancelled", "incomplete"})
            String state,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String cancelledAt,

            @Schema(type = SchemaType.NUMBER, nullable = true, examples = "35.28")
            Object amount,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "EUR")
            String currency,

            @Schema(type = SchemaType.NUMBER, nullable = true, examples = "0")
            Object refunded,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "zendesk:7881")
            String customerId,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "1001")
            String interactionId,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "referral")
            String newCustomerSource,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "in_store")
            String channel,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "Berlin")
            String location,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "router")
            String product,

            @Schema(type = SchemaType.OBJECT) Map<String, Object> attributes,

            @Schema(examples = "[\"refund_in_other_currency\"]")
            List<String> flags) {}

    /** What standing purchases came to in one currency. */
    @Schema(
            name = "CurrencySpend",
            description = "What standing purchases came to in one currency.",
            requiredProperties = {"currency", "purchases", "gross", "refunds", "net"})
    record CurrencySpend(
            @Schema(examples = "EUR") String currency,
            @Schema(examples = "3") long purchases,

            @Schema(type = SchemaType.NUMBER, examples = "105.84")
            Object gross,

            @Schema(type = SchemaType.NUMBER, examples = "0")
            Object refunds,

            @Schema(type = SchemaType.NUMBER, examples = "105.84")
            Object net) {}

    /** One person. */
    @Schema(
            name = "Customer",
            description = "One person.",
            requiredProperties = {
                "id",
                "ids",
                "first_seen_at",
                "last_seen_at",
                "contacts",
                "answers",
                "purchases",
                "standing_purchases",
                "spend",
                "newest_contacts",
                "newest_answers",
                "newest_purchases"
            })
    record Customer(
            @Schema(description = "The first of the ids by code points.", examples = "zendesk:7881")
            String id,

            @Schema(examples = "[\"zendesk:7881\"]") List<String> ids,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String firstSeenAt,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String lastSeenAt,

            @Schema(examples = "4") long contacts,
            @Schema(examples = "2") long answers,

            @Schema(description = "Cancelled ones included.", examples = "3")
            long purchases,

            @Schema(examples = "3") long standingPurchases,
            List<CurrencySpend> spend,
            List<InteractionSchemas.Interaction> newestContacts,
            List<ResponseSchemas.SurveyResponseFact> newestAnswers,
            List<CustomerPurchase> newestPurchases) {}

    /** A customer who stopped coming. */
    @Schema(
            name = "LapsedCustomer",
            description = "A customer who stopped coming.",
            requiredProperties = {
                "customer_id",
                "last_purchase_at",
                "days_since",
                "purchases",
                "currency",
                "spend",
                "spend_by_currency"
            })
    record LapsedCustomer(
            @Schema(description = "The first of the customer's ids by code points.", examples = "zendesk:7881")
            String customerId,

            @Schema(format = "date-time", examples = "2026-03-27T16:30:00+01:00")
            String lastPurchaseAt,

            @Schema(examples = "120") long daysSince,
            @Schema(examples = "3") long purchases,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "The currency that orders the list.",
                    examples = "EUR")
            String currency,

            @Schema(
                    type = SchemaType.NUMBER,
                    nullable = true,
                    description = "In that currency, refunds taken off.",
                    examples = "105.84")
            Object spend,

            @Schema(type = SchemaType.OBJECT, description = "Refunds taken off.")
            Map<String, Object> spendByCurrency) {}

    /** One part of a list. */
    @Schema(
            name = "LapsedCustomerPage",
            description = "One part of a list.",
            requiredProperties = {"as_of", "threshold_days", "order_by", "currency", "data", "next_cursor"})
    record LapsedCustomerPage(
            @Schema(format = "date-time", examples = "2026-03-27T16:30:00+01:00")
            String asOf,

            @Schema(
                    type = SchemaType.NUMBER,
                    nullable = true,
                    description =
                            "Null when no customer has bought on two dates, so that nobody can be said to have lapsed.",
                    examples = "61.5")
            Object thresholdDays,

            @Schema(examples = "-spend,-days_since") String orderBy,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "EUR")
            String currency,

            List<LapsedCustomer> data,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "Pass it as cursor to get the next page; null on the last one.")
            String nextCursor) {}
}
