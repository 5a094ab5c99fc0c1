package dev.rapport.ingest.http;

import dev.rapport.ingest.http.EventBody.ScaleBody;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes a survey response as the documentation shows it. Bodies are read token by token, never through this. */
@Schema(
        name = "SurveyResponse",
        description =
                "One answer to one question, or its dismissal. The same as the event `survey.answered`: sent both ways it is a"
                        + " duplicate.",
        requiredProperties = {"id", "kind", "responded_at"})
record SurveyResponseBody(
        @Schema(
                description = "The producer's own id of this answer; the same one when it is sent again.",
                maxLength = 200,
                examples = "answer-77")
        String id,

        @Schema(
                description = "Who says so. Default: the parameter `source`, else the name of the API key.",
                maxLength = 200,
                examples = "typeform")
        String source,

        @Schema(
                description = "What the question measures.",
                enumeration = {"csat", "nps", "ces", "resolution"},
                examples = "csat")
        String kind,

        @Schema(
                description =
                        "The score: a number or a decimal text with at most 4 places; required unless dismissed. nps takes"
                                + " whole numbers from 0 to 10.",
                oneOf = {Double.class, String.class},
                examples = "5")
        Object score,

        @Schema(description = "The ends of the scale; default 1-5 (csat), 0-10 (nps), 1-7 (ces), 0-1 (resolution).")
        ScaleBody scale,

        @Schema(
                name = "satisfied_from",
                description = "The lowest score of a csat answer that counts as satisfied; required on unusual scales.",
                oneOf = {Double.class, String.class},
                examples = "4")
        Object satisfiedFrom,

        @Schema(description = "Which survey.", maxLength = 200, examples = "after-chat")
        String survey,

        @Schema(description = "Which question of the survey.", maxLength = 200, examples = "q1")
        String question,

        @Schema(
                name = "responded_at",
                description = "When it was answered: RFC 3339 with an offset. `time` is another name for it.",
                format = "date-time",
                examples = "2026-03-27T17:05:00+01:00")
        String respondedAt,

        @Schema(
                description = "Another name of `responded_at`; send one of the two.",
                format = "date-time",
                examples = "2026-03-27T17:05:00+01:00")
        String time,

        @Schema(
                name = "interaction_id",
                description = "The interaction that it is about. Without one the answer is about itself.",
                maxLength = 200,
                examples = "1001")
        String interactionId,

        @Schema(
                name = "response_id",
                description = "The survey tool's id of the response, which can hold several answers.",
                maxLength = 200,
                examples = "r-77")
        String responseId,

        @Schema(
                name = "customer_id",
                description = "Who answered. Absent, empty or `0`: not identified.",
                maxLength = 200,
                examples = "zendesk:7881")
        String customerId,

        @Schema(description = "What the respondent wrote.", maxLength = 10_000, examples = "Quick and kind.")
        String comment,

        @Schema(
                description = "Whether the question was answered; default answered.",
                enumeration = {"answered", "dismissed"},
                examples = "answered")
        String status,

        @Schema(description = "Where the service took place.", maxLength = 100, examples = "chat")
        String channel,

        @Schema(
                description = "The team; default: the one of the last resolution before the answer.",
                maxLength = 200,
                examples = "tier-1")
        String team,

        @Schema(
                description = "The person; default: the one of the last resolution before the answer.",
                maxLength = 200,
                examples = "agent-7")
        String agent,

        @Schema(description = "The store or site.", maxLength = 200, examples = "Berlin")
        String location,

        @Schema(
                description = "Your own dimensions: at most 50 texts, numbers or truth values by name.",
                type = SchemaType.OBJECT,
                examples = "{\"plan\": \"pro\"}")
        Map<String, Object> attributes) {}
