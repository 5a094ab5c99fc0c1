package dev.rapport.query.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How dimensions and oddities look in answers, for the OpenAPI document; they are written column by column. */
final class MenuSchemas {
    private MenuSchemas() {}

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
