package dev.rapport.query.http;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How lists and records look, for the OpenAPI document; they are written column by column. */
final class ListSchemas {
    private ListSchemas() {}

    /** An interaction. */
    @Schema(
            name = "Interaction",
            description = "An interaction.",
            requiredProperties = {
                "id",
                "opened_at",
                "state",
                "channel",
                "direction",
                "topic",
                "issue_id",
                "priority",
                "team",
                "agent",
                "location",
                "product",
                "customer_id",
                "first_reply_at",
                "first_resolved_at",
                "last_resolved_at",
                "resolutions",
                "reopens",
                "transfers",
                "escalations",
                "abandoned_at",
                "attributes",
                "tags",
                "flags"
            })
    record Interaction(
            @Schema(examples = "1001") String id,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String openedAt,

            @Schema(
                    description = "incomplete: without an opening, so in no metric.",
                    enumeration = {"open", "resolved", "abandoned", "incomplete", "discarded"})
            String state,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "chat")
            String channel,

            @Schema(examples = "inbound") String direction,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "billing")
            String topic,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "issue-7")
            String issueId,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "high")
            String priority,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "As the opening says.",
                    examples = "Service Desk")
            String team,

            @Schema(type = SchemaType.STRING, nullable = true, description = "As the opening says.", examples = "ada")
            String agent,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "Berlin")
            String location,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "router")
            String product,

            @Schema(type = SchemaType.STRING, nullable = true, description = "As sent.", examples = "zendesk:7881")
            String customerId,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String firstReplyAt,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String firstResolvedAt,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String lastResolvedAt,

            @Schema(examples = "1") long resolutions,
            @Schema(examples = "0") long reopens,
            @Schema(examples = "0") long transfers,
            @Schema(examples = "0") long escalations,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String abandonedAt,

            @Schema(type = SchemaType.OBJECT) Map<String, Object> attributes,
            @Schema(examples = "[\"vip\"]") List<String> tags,

            @Schema(description = "What was odd about its events.", examples = "[\"reopened_without_resolution\"]")
            List<String> flags) {}

    /** An event of an interaction. */
    @Schema(
            name = "InteractionEvent",
            description = "An event of an interaction.",
            requiredProperties = {"time", "type", "source", "id", "data", "voided", "received_at", "version"})
    record InteractionEvent(
            @Schema(format = "date-time", examples = "2026-03-27T16:30:00+01:00")
            String time,

            @Schema(examples = "interaction.opened") String type,
            @Schema(examples = "zendesk") String source,
            @Schema(examples = "evt-1001-1") String id,

            @Schema(type = SchemaType.OBJECT, description = "What it said; numbers are texts.")
            Map<String, Object> data,

            @Schema(description = "Whether it was taken back.", examples = "false")
            boolean voided,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String receivedAt,

            @Schema(examples = "42") long version) {}

    /** From, included, to, excluded; to is null while it goes on. */
    @Schema(
            name = "OpenInterval",
            description = "From, included, to, excluded; to is null while it goes on.",
            requiredProperties = {"from", "to"})
    record OpenInterval(
            @Schema(format = "date-time", examples = "2026-03-27T16:30:00+01:00")
            String from,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String to) {}

    /** An interaction in full. */
    @Schema(
            name = "InteractionRecord",
            description = "An interaction in full.",
            requiredProperties = {
                "id",
                "opened_at",
                "state",
                "channel",
                "direction",
                "topic",
                "issue_id",
                "priority",
                "team",
                "agent",
                "location",
                "product",
                "customer_id",
                "first_reply_at",
                "first_resolved_at",
                "last_resolved_at",
                "resolutions",
                "reopens",
                "transfers",
                "escalations",
                "abandoned_at",
                "attributes",
                "tags",
                "flags",
                "current_team",
                "current_agent",
                "first_reply_team",
                "first_reply_agent",
                "resolution_team",
                "resolution_agent",
                "discard_reason",
                "discarded_into",
                "open_intervals",
                "pauses",
                "timeline",
                "timeline_complete"
            })
    record InteractionRecord(
            @Schema(examples = "1001") String id,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String openedAt,

            @Schema(
                    description = "incomplete: without an opening, so in no metric.",
                    enumeration = {"open", "resolved", "abandoned", "incomplete", "discarded"})
            String state,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "chat")
            String channel,

            @Schema(examples = "inbound") String direction,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "billing")
            String topic,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "issue-7")
            String issueId,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "high")
            String priority,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "As the opening says.",
                    examples = "Service Desk")
            String team,

            @Schema(type = SchemaType.STRING, nullable = true, description = "As the opening says.", examples = "ada")
            String agent,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "Berlin")
            String location,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "router")
            String product,

            @Schema(type = SchemaType.STRING, nullable = true, description = "As sent.", examples = "zendesk:7881")
            String customerId,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String firstReplyAt,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String firstResolvedAt,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String lastResolvedAt,

            @Schema(examples = "1") long resolutions,
            @Schema(examples = "0") long reopens,
            @Schema(examples = "0") long transfers,
            @Schema(examples = "0") long escalations,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String abandonedAt,

            @Schema(type = SchemaType.OBJECT) Map<String, Object> attributes,
            @Schema(examples = "[\"vip\"]") List<String> tags,

            @Schema(description = "What was odd about its events.", examples = "[\"reopened_without_resolution\"]")
            List<String> flags,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "Service Desk")
            String currentTeam,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "ada")
            String currentAgent,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "Service Desk")
            String firstReplyTeam,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "ada")
            String firstReplyAgent,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "Service Desk")
            String resolutionTeam,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "ada")
            String resolutionAgent,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "spam")
            String discardReason,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "1002")
            String discardedInto,

            List<OpenInterval> openIntervals,
            List<OpenInterval> pauses,
            @Schema(description = "The first 1,000 events.") List<InteractionEvent> timeline,

            @Schema(description = "False when there are more events than the timeline shows.", examples = "true")
            boolean timelineComplete) {}

    /** An answer or a dismissal. */
    @Schema(
            name = "SurveyResponseFact",
            description = "An answer or a dismissal.",
            requiredProperties = {
                "id",
                "subject",
                "survey",
                "kind",
                "question",
                "responded_at",
                "score",
                "scale",
                "class",
                "comment",
                "revisions",
                "customer_id",
                "channel",
                "team",
                "agent",
                "topic",
                "priority",
                "location",
                "product",
                "sent_at",
                "attributes"
            })
    record SurveyResponseFact(
            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "The survey tool's id, where it was sent as response_id.",
                    examples = "answer-77")
            String id,

            @Schema(examples = "1001") String subject,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "post-chat")
            String survey,

            @Schema(enumeration = {"csat", "nps", "ces", "resolution"})
            String kind,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "q1")
            String question,

            @Schema(format = "date-time", examples = "2026-03-27T16:30:00+01:00")
            String respondedAt,

            @Schema(type = SchemaType.NUMBER, nullable = true, examples = "9")
            Object score,

            @Schema(type = SchemaType.OBJECT, nullable = true, description = "The scale of the score, as {min, max}.")
            Object scale,

            @Schema(
                    name = "class",
                    enumeration = {
                        "satisfied",
                        "not_satisfied",
                        "promoter",
                        "passive",
                        "detractor",
                        "agree",
                        "disagree",
                        "solved",
                        "not_solved",
                        "dismissed"
                    })
            String scoreClass,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "Quick and kind")
            String comment,

            @Schema(examples = "1") long revisions,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "zendesk:7881")
            String customerId,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "chat")
            String channel,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "Service Desk")
            String team,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "ada")
            String agent,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "billing")
            String topic,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "high")
            String priority,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "Berlin")
            String location,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "router")
            String product,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String sentAt,

            @Schema(type = SchemaType.OBJECT) Map<String, Object> attributes) {}

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
            List<Interaction> newestContacts,
            List<SurveyResponseFact> newestAnswers,
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

    /** A dimension. */
    @Schema(
            name = "DimensionEntry",
            description = "A dimension.",
            requiredProperties = {"name", "facts", "values"})
    record DimensionEntry(
            @Schema(examples = "channel") String name,

            @Schema(description = "The kinds of facts that have it.", examples = "[\"interaction\"]")
            List<String> facts,

            @Schema(examples = "6") long values) {}

    /** A value of a dimension. */
    @Schema(
            name = "DimensionValue",
            description = "A value of a dimension.",
            requiredProperties = {"value", "count", "interactions", "survey_responses", "purchases"})
    record DimensionValue(
            @Schema(examples = "chat") String value,
            @Schema(examples = "120") long count,
            @Schema(examples = "100") long interactions,
            @Schema(examples = "20") long surveyResponses,
            @Schema(examples = "0") long purchases) {}

    /** A reason. */
    @Schema(
            name = "QualityEntry",
            description = "A reason.",
            requiredProperties = {"code", "reason", "source", "sentence", "count", "examples"})
    record QualityEntry(
            @Schema(examples = "discarded_interaction") String code,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "spam")
            String reason,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "zendesk")
            String source,

            @Schema(examples = "Said to be no interaction; reason tells why. In no metric.")
            String sentence,

            @Schema(examples = "12") long count,

            @Schema(description = "Subjects.", examples = "[\"1001\"]")
            List<String> examples) {}

    /** One part of a list. */
    @Schema(
            name = "InteractionPage",
            description = "One part of a list.",
            requiredProperties = {"data", "next_cursor"})
    record InteractionPage(
            List<Interaction> data,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "Pass it as cursor to get the next page; null on the last one.")
            String nextCursor) {}

    /** One part of a list. */
    @Schema(
            name = "InteractionEventPage",
            description = "One part of a list.",
            requiredProperties = {"data", "next_cursor"})
    record InteractionEventPage(
            List<InteractionEvent> data,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "Pass it as cursor to get the next page; null on the last one.")
            String nextCursor) {}

    /** One part of a list. */
    @Schema(
            name = "SurveyResponseFactPage",
            description = "One part of a list.",
            requiredProperties = {"data", "next_cursor"})
    record SurveyResponseFactPage(
            List<SurveyResponseFact> data,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "Pass it as cursor to get the next page; null on the last one.")
            String nextCursor) {}

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

    /** One part of a list. */
    @Schema(
            name = "DimensionEntryPage",
            description = "One part of a list.",
            requiredProperties = {"data", "next_cursor"})
    record DimensionEntryPage(
            List<DimensionEntry> data,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "Pass it as cursor to get the next page; null on the last one.")
            String nextCursor) {}

    /** One part of a list. */
    @Schema(
            name = "DimensionValuePage",
            description = "One part of a list.",
            requiredProperties = {"dimension", "data", "next_cursor"})
    record DimensionValuePage(
            @Schema(examples = "channel") String dimension,
            List<DimensionValue> data,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "Pass it as cursor to get the next page; null on the last one.")
            String nextCursor) {}

    /** One part of a list. */
    @Schema(
            name = "QualityEntryPage",
            description = "One part of a list.",
            requiredProperties = {"from", "to", "data", "next_cursor"})
    record QualityEntryPage(
            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String from,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    examples = "2026-03-27T16:30:00+01:00")
            String to,

            List<QualityEntry> data,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "Pass it as cursor to get the next page; null on the last one.")
            String nextCursor) {}
}
