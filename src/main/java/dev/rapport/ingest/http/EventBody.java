package dev.rapport.ingest.http;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes an event as the documentation shows it. Bodies are read token by token, never through this. */
@Schema(
        name = "Event",
        description =
                "One thing that happened, in the form of CloudEvents 1.0. Further names that are legal for extensions of"
                        + " CloudEvents (lower-case letters and digits) are accepted and kept.",
        requiredProperties = {"id", "type", "time", "subject"})
record EventBody(
        @Schema(
                description =
                        "The producer's own id of what happened; the same one when it is sent again. Whole JSON numbers are"
                                + " taken by their digits.",
                maxLength = 200,
                examples = "evt-1001-1")
        String id,

        @Schema(
                description = "Who says so. Default: the parameter `source`, else the name of the API key.",
                maxLength = 200,
                examples = "zendesk")
        String source,

        @Schema(
                description = "What happened.",
                enumeration = {
                    "interaction.opened",
                    "interaction.updated",
                    "interaction.replied",
                    "interaction.assigned",
                    "interaction.transferred",
                    "interaction.escalated",
                    "interaction.paused",
                    "interaction.resumed",
                    "interaction.resolved",
                    "interaction.reopened",
                    "interaction.abandoned",
                    "interaction.discarded",
                    "survey.sent",
                    "survey.answered",
                    "purchase.completed",
                    "purchase.cancelled",
                    "purchase.refunded",
                    "customer.merged",
                    "event.voided"
                },
                examples = "interaction.opened")
        String type,

        @Schema(
                description =
                        "When it happened: RFC 3339 with an offset, kept to the microsecond. From 1900 to 5 minutes ahead of"
                                + " the server's clock.",
                format = "date-time",
                examples = "2026-03-27T16:30:00+01:00")
        String time,

        @Schema(
                description =
                        "What it is about: the id of the interaction or of the order; for an answer about no interaction"
                                + " `survey:<response id>`; for a merge `customer:<from>`.",
                maxLength = 200,
                examples = "1001")
        String subject,

        @Schema(description = "The type's own values.") EventDataBody data,

        @Schema(description = "The version of CloudEvents.", enumeration = "1.0", examples = "1.0")
        String specversion,

        @Schema(description = "Always JSON.", examples = "application/json")
        String datacontenttype,

        @Schema(
                description = "Where the data are described: an absolute URI. Kept like an extension.",
                examples = "https://example.com/schemas/event.json")
        String dataschema) {

    /** Every field that data can carry. */
    @Schema(
            name = "EventData",
            description =
                    "The values of an event; which type takes which is told with each. Absent, null and the empty text are"
                            + " the same. Unknown fields are refused.")
    record EventDataBody(
            @Schema(
                    name = "customer_id",
                    description =
                            "Who the customer is. Absent, empty or `0`: not identified. Of interactions, surveys, purchases.",
                    maxLength = 200,
                    examples = "zendesk:7881")
            String customerId,

            @Schema(
                    description =
                            "Where it took place. Usual: in_store, phone, chat, email, social, self_service, bot, other.",
                    maxLength = 100,
                    examples = "chat")
            String channel,

            @Schema(
                    description = "Who started the interaction; default inbound.",
                    enumeration = {"inbound", "outbound"},
                    examples = "inbound")
            String direction,

            @Schema(description = "What the interaction is about.", maxLength = 200, examples = "billing")
            String topic,

            @Schema(
                    name = "issue_id",
                    description = "The customer's issue, when your system knows which contacts belong together.",
                    maxLength = 200,
                    examples = "issue-9")
            String issueId,

            @Schema(description = "How urgent it is.", maxLength = 100, examples = "high")
            String priority,

            @Schema(description = "The team.", maxLength = 200, examples = "tier-1")
            String team,

            @Schema(description = "The person.", maxLength = 200, examples = "agent-7")
            String agent,

            @Schema(description = "The store or site.", maxLength = 200, examples = "Berlin")
            String location,

            @Schema(description = "The product.", maxLength = 200, examples = "app")
            String product,

            @Schema(
                    description = "Who wrote the reply; required in interaction.replied.",
                    enumeration = {"agent", "bot", "customer"},
                    examples = "agent")
            String author,

            @Schema(
                    name = "public",
                    description = "Whether the customer sees the reply; default true.",
                    examples = "true")
            Boolean isPublic,

            @Schema(
                    description = "Why it was paused, resumed, reopened, abandoned or discarded.",
                    maxLength = 200,
                    examples = "spam")
            String reason,

            @Schema(
                    name = "first_contact",
                    description = "The agent's own flag: resolved at the first contact.",
                    examples = "true")
            Boolean firstContact,

            @Schema(
                    name = "resolvable_at_first_line",
                    description = "Whether the first line could resolve it at all; default true.",
                    examples = "true")
            Boolean resolvableAtFirstLine,

            @Schema(
                    description = "Into which interaction it was merged, or into which customer.",
                    maxLength = 200,
                    examples = "1002")
            String into,

            @Schema(
                    name = "response_id",
                    description = "The survey tool's id of the response.",
                    maxLength = 200,
                    examples = "r-77")
            String responseId,

            @Schema(description = "Which survey.", maxLength = 200, examples = "after-chat")
            String survey,

            @Schema(description = "Which question of the survey.", maxLength = 200, examples = "q1")
            String question,

            @Schema(
                    description = "What the question measures; required in survey.sent and survey.answered.",
                    enumeration = {"csat", "nps", "ces", "resolution"},
                    examples = "csat")
            String kind,

            @Schema(
                    description =
                            "The score: a number or a decimal text with at most 4 places. nps takes whole numbers from 0 to 10.",
                    oneOf = {Double.class, String.class},
                    examples = "5")
            Object score,

            @Schema(description = "The ends of the scale; default 1-5 (csat), 0-10 (nps), 1-7 (ces), 0-1 (resolution).")
            ScaleBody scale,

            @Schema(
                    name = "satisfied_from",
                    description =
                            "The lowest score of a csat answer that counts as satisfied; required on unusual scales.",
                    oneOf = {Double.class, String.class},
                    examples = "4")
            Object satisfiedFrom,

            @Schema(description = "What the respondent wrote.", maxLength = 10_000, examples = "Quick and kind.")
            String comment,

            @Schema(
                    description = "Whether the question was answered; default answered.",
                    enumeration = {"answered", "dismissed"},
                    examples = "answered")
            String status,

            @Schema(
                    description =
                            "The amount of a purchase or refund: a number or a decimal text with at most 4 places.",
                    oneOf = {Double.class, String.class},
                    examples = "49.90")
            Object amount,

            @Schema(description = "Three letters; required with an amount of a purchase.", examples = "EUR")
            String currency,

            @Schema(
                    name = "interaction_id",
                    description = "The interaction that led to the purchase.",
                    maxLength = 200,
                    examples = "1001")
            String interactionId,

            @Schema(
                    name = "new_customer_source",
                    description = "Where a new customer came from.",
                    maxLength = 200,
                    examples = "referral")
            String newCustomerSource,

            @Schema(description = "The customer that is merged.", maxLength = 200, examples = "web:55")
            String from,

            @Schema(description = "Which event is taken back.")
            VoidsBody voids,

            @Schema(
                    description = "Your own dimensions: at most 50 texts, numbers or truth values by name.",
                    type = SchemaType.OBJECT,
                    examples = "{\"plan\": \"pro\"}")
            Map<String, Object> attributes,

            @Schema(
                    description = "Labels, at most 50; their order and repetition do not matter.",
                    maxItems = 50,
                    examples = "[\"vip\"]")
            List<String> tags) {}

    /** The ends of a scale. */
    @Schema(
            name = "Scale",
            description = "The ends of a scale.",
            requiredProperties = {"min", "max"})
    record ScaleBody(
            @Schema(
                    description = "The lowest score.",
                    oneOf = {Double.class, String.class},
                    examples = "1")
            Object min,

            @Schema(
                    description = "The highest score.",
                    oneOf = {Double.class, String.class},
                    examples = "5")
            Object max) {}

    /** The identity of another event. */
    @Schema(
            name = "EventIdentity",
            description = "Which other event of the same subject is meant.",
            requiredProperties = {"id"})
    record VoidsBody(
            @Schema(
                    description = "The source of the event to take back; default: the source of this one.",
                    maxLength = 200,
                    examples = "zendesk")
            String source,

            @Schema(description = "The id of the event to take back.", maxLength = 200, examples = "evt-1001-1")
            String id) {}
}
