package dev.rapport.query.http;

import dev.rapport.query.MetricDocuments.DefinitionLink;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How answers look, for the OpenAPI document; they are written column by column. */
final class AnswerSchemas {
    private AnswerSchemas() {}

    /** An answer. */
    @Schema(
            name = "MetricAnswer",
            requiredProperties = {
                "metric",
                "name",
                "unit",
                "unit_of_count",
                "additive",
                "definition",
                "query",
                "as_of",
                "valid_until",
                "version",
                "total",
                "rows",
                "warnings"
            })
    record MetricAnswer(
            @Schema(examples = "csat") String metric,
            @Schema(examples = "Customer satisfaction") String name,

            @Schema(enumeration = {"fraction", "points", "seconds", "count", "amount"})
            String unit,

            @Schema(enumeration = {"event", "customer", "snapshot"})
            String unitOfCount,

            @Schema(description = "Whether the groups' numerators and denominators add up to the total's.")
            boolean additive,

            DefinitionLink definition,

            @Schema(
                    type = SchemaType.OBJECT,
                    description = "The executed query with every default, in the names of the parameters.")
            Map<String, Object> query,

            @Schema(
                    format = "date-time",
                    description = "The instant at which the question was asked.",
                    examples = "2026-03-31T12:00:00+02:00")
            String asOf,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    description =
                            "The first instant at which something changes without new data; null when only new data can.",
                    examples = "2026-04-01T00:00:00+02:00")
            String validUntil,

            @Schema(description = "The version of the data: each committed batch makes the next one.", examples = "42")
            long version,

            MetricCell total,
            List<MetricRow> rows,
            List<AnswerWarning> warnings) {}

    /** A cell. */
    @Schema(
            name = "MetricCell",
            description = "The columns common to all metrics; each metric adds its own, and excluded_<reason>.",
            requiredProperties = {"value", "numerator", "denominator", "pending", "ci_low", "ci_high", "status"},
            additionalProperties = Schema.True.class)
    record MetricCell(
            @Schema(
                    type = SchemaType.NUMBER,
                    nullable = true,
                    description = "null when there is no data, never 0.",
                    examples = "0.85")
            Double value,

            @Schema(type = SchemaType.NUMBER, nullable = true, examples = "34")
            Double numerator,

            @Schema(type = SchemaType.INTEGER, nullable = true, examples = "40")
            Long denominator,

            @Schema(type = SchemaType.INTEGER, description = "Not decided yet.", examples = "0")
            Long pending,

            @Schema(type = SchemaType.NUMBER, nullable = true, examples = "0.7093")
            Double ciLow,

            @Schema(type = SchemaType.NUMBER, nullable = true, examples = "0.9294")
            Double ciHigh,

            @Schema(enumeration = {"ok", "no_data", "low_sample", "immature"})
            String status,

            @Schema(
                    type = SchemaType.NUMBER,
                    nullable = true,
                    description = "With compare: the value of the other period.",
                    examples = "0.87")
            Double previousValue,

            @Schema(type = SchemaType.NUMBER, nullable = true, description = "With compare.", examples = "-0.02")
            Double change,

            @Schema(type = SchemaType.NUMBER, nullable = true, description = "With compare.", examples = "-0.1634")
            Double changeCiLow,

            @Schema(type = SchemaType.NUMBER, nullable = true, description = "With compare.", examples = "0.1234")
            Double changeCiHigh,

            @Schema(
                    type = SchemaType.BOOLEAN,
                    nullable = true,
                    description =
                            "With compare: whether the change is more than chance; null for durations and counts.")
            Boolean significant) {}

    /** A row. */
    @Schema(
            name = "MetricRow",
            description = "A bucket of a group: besides the columns of a cell one for each dimension in group_by.",
            requiredProperties = {
                "bucket_start",
                "bucket_end",
                "complete",
                "value",
                "numerator",
                "denominator",
                "pending",
                "ci_low",
                "ci_high",
                "status"
            },
            additionalProperties = Schema.True.class)
    record MetricRow(
            @Schema(format = "date-time", examples = "2026-03-01T00:00:00+01:00")
            String bucketStart,

            @Schema(
                    format = "date-time",
                    description = "Not part of the bucket.",
                    examples = "2026-04-01T00:00:00+02:00")
            String bucketEnd,

            @Schema(description = "Whether neither time nor anything pending can change it any more.")
            boolean complete,

            @Schema(type = SchemaType.NUMBER, nullable = true, examples = "0.85")
            Double value,

            @Schema(type = SchemaType.NUMBER, nullable = true, examples = "34")
            Double numerator,

            @Schema(type = SchemaType.INTEGER, nullable = true, examples = "40")
            Long denominator,

            @Schema(type = SchemaType.INTEGER, examples = "0")
            Long pending,

            @Schema(type = SchemaType.NUMBER, nullable = true, examples = "0.7093")
            Double ciLow,

            @Schema(type = SchemaType.NUMBER, nullable = true, examples = "0.9294")
            Double ciHigh,

            @Schema(enumeration = {"ok", "no_data", "low_sample", "immature"})
            String status,

            @Schema(
                    type = SchemaType.NUMBER,
                    nullable = true,
                    description = "With compare: the value of the other period.",
                    examples = "0.87")
            Double previousValue,

            @Schema(type = SchemaType.NUMBER, nullable = true, description = "With compare.", examples = "-0.02")
            Double change,

            @Schema(type = SchemaType.NUMBER, nullable = true, description = "With compare.", examples = "-0.1634")
            Double changeCiLow,

            @Schema(type = SchemaType.NUMBER, nullable = true, description = "With compare.", examples = "0.1234")
            Double changeCiHigh,

            @Schema(
                    type = SchemaType.BOOLEAN,
                    nullable = true,
                    description =
                            "With compare: whether the change is more than chance; null for durations and counts.")
            Boolean significant) {}

    /** The scorecard. */
    @Schema(
            name = "Scorecard",
            requiredProperties = {"from", "to", "tz", "compare", "as_of", "version", "warnings", "data", "next_cursor"})
    record ScorecardPage(
            @Schema(format = "date-time", examples = "2026-03-01T00:00:00+01:00")
            String from,

            @Schema(format = "date-time", examples = "2026-04-01T00:00:00+02:00")
            String to,

            @Schema(examples = "Europe/Berlin") String tz,

            @Schema(enumeration = {"previous", "year_ago"}) String compare,

            @Schema(format = "date-time") String compareFrom,
            @Schema(format = "date-time") String compareTo,
            double level,
            @Schema(format = "date-time") String asOf,
            @Schema(examples = "42") long version,
            List<AnswerWarning> warnings,
            List<ScorecardRow> data,

            @Schema(type = SchemaType.STRING, nullable = true, description = "Always null: the page comes whole.")
            String nextCursor) {}

    /** A metric of the scorecard. */
    @Schema(
            name = "ScorecardRow",
            requiredProperties = {"metric", "name", "unit", "value", "status", "previous_value", "change"},
            additionalProperties = Schema.True.class)
    record ScorecardRow(
            @Schema(examples = "csat") String metric,
            @Schema(examples = "Customer satisfaction") String name,

            @Schema(enumeration = {"fraction", "points", "seconds", "count", "amount"})
            String unit,

            @Schema(type = SchemaType.STRING, nullable = true, examples = "EUR")
            String currency,

            @Schema(type = SchemaType.NUMBER, nullable = true, examples = "0.85")
            Double value,

            @Schema(enumeration = {"ok", "no_data", "low_sample", "immature"})
            String status,

            @Schema(type = SchemaType.NUMBER, nullable = true, examples = "0.87")
            Double previousValue,

            @Schema(type = SchemaType.NUMBER, nullable = true, examples = "-0.02")
            Double change,

            @Schema(
                    type = SchemaType.BOOLEAN,
                    nullable = true,
                    description = "Whether the change is more than chance; null for durations and counts.")
            Boolean significant,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    enumeration = {"higher", "lower"})
            String better,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    enumeration = {"improved", "worsened", "no_significant_change"})
            String verdict,

            @Schema(type = SchemaType.NUMBER, nullable = true, examples = "0.9")
            Double target,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "_within_chance: the interval reaches over the target.",
                    enumeration = {"met", "met_within_chance", "missed", "missed_within_chance"})
            String targetVerdict) {}

    /** A page of facts behind a number. */
    @Schema(
            name = "MetricFactPage",
            requiredProperties = {"metric", "definition", "query", "as_of", "version", "count", "data", "next_cursor"})
    record FactPage(
            @Schema(examples = "fcr") String metric,
            DefinitionLink definition,

            @Schema(
                    type = SchemaType.OBJECT,
                    description = "The executed query with every default, in the names of the parameters.")
            Map<String, Object> query,

            @Schema(format = "date-time", examples = "2026-03-31T12:00:00+02:00")
            String asOf,

            @Schema(examples = "42") long version,

            @Schema(description = "How many facts there are on all pages.", examples = "9")
            long count,

            List<FactRow> data,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "What to send as cursor for the next page; null at the end.")
            String nextCursor) {}

    /** A fact behind a number. */
    @Schema(
            name = "MetricFact",
            description = "The bucket and group of its cell, the fact, and what it is to the metric.",
            requiredProperties = {"bucket_start", "bucket_end", "fact", "id", "at", "outcome", "counted", "meaning"},
            additionalProperties = Schema.True.class)
    record FactRow(
            @Schema(format = "date-time", examples = "2026-03-01T00:00:00+01:00")
            String bucketStart,

            @Schema(format = "date-time", examples = "2026-04-01T00:00:00+02:00")
            String bucketEnd,

            @Schema(
                    description = "What is listed.",
                    enumeration = {"interaction", "survey_response", "purchase"})
            String fact,

            @Schema(description = "The interaction's, the order's, or the subject's id.", examples = "1001")
            String id,

            @Schema(format = "date-time", description = "The time by which it is counted.")
            String at,

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
                    description = "What was measured of it: seconds, a score, an amount or days.")
            Double measured,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "The person, by one of the ids that are the same person.")
            String customerId,

            @Schema(type = SchemaType.STRING, nullable = true)
            String survey,

            @Schema(type = SchemaType.STRING, nullable = true)
            String question,

            @Schema(
                    type = SchemaType.INTEGER,
                    nullable = true,
                    description = "Of next reply time: which message of the interaction.")
            Integer message) {}

    /** Something to know beside the numbers. */
    @Schema(
            name = "AnswerWarning",
            requiredProperties = {"code", "detail"})
    record AnswerWarning(
            @Schema(examples = "incomplete_interactions") String code, String detail) {}
}
