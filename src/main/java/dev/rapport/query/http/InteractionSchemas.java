package dev.rapport.query.http;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How interactions look in answers, for the OpenAPI document; they are written column by column. */
final class InteractionSchemas {
    private InteractionSchemas() {}

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
            requiredProperties = {
                "time",
                "type",
                "source",
                "id",
                "data",
                "voided",
                "received_at",
                "version",
                "extensions"
            })
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

            @Schema(examples = "42") long version,

            @Schema(
                    type = SchemaType.OBJECT,
                    nullable = true,
                    description = "What was written beside it: extension attributes of CloudEvents.",
                    examples = "{\"traceparent\": \"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\"}")
            Map<String, Object> extensions) {}

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
                "timeline_complete",
                "metrics",
                "not_counted"
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
            boolean timelineComplete,

            @Schema(description = "How each metric of interactions counts it, with the default options.")
            List<CountedMetric> metrics,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "Why no metric counts it; null when metrics do.",
                    examples = "it was discarded: it is in no metric")
            String notCounted) {}

    /** How a metric counts an interaction. */
    @Schema(
            name = "CountedMetric",
            description = "How a metric counts an interaction.",
            requiredProperties = {"metric", "options", "outcome", "counted", "meaning", "measured", "unit"})
    record CountedMetric(
            @Schema(examples = "fcr") String metric,

            @Schema(type = SchemaType.OBJECT, description = "The options that it was counted with.")
            Map<String, Object> options,

            @Schema(examples = "repeat_contact") String outcome,

            @Schema(description = "Whether it is in the denominator; of counts, in the numerator.")
            boolean counted,

            @Schema(
                    description = "The outcome in words.",
                    examples = "the customer got in touch about the issue again within the window")
            String meaning,

            @Schema(
                    type = SchemaType.NUMBER,
                    nullable = true,
                    description = "What was measured of it, in the unit of the metric.")
            Double measured,

            @Schema(enumeration = {"fraction", "points", "seconds", "count", "amount"})
            String unit) {}

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
}
