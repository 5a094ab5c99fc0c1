package dev.rapport.query.http;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How survey responses look in answers, for the OpenAPI document; they are written column by column. */
final class ResponseSchemas {
    private ResponseSchemas() {}

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
}
