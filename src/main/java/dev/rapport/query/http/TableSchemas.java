package dev.rapport.query.http;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the tables beside metrics and the questions to several metrics look, for the OpenAPI document. */
final class TableSchemas {
    static final String QUERY_EXAMPLE = """
            {"from": "2026-03-01", "to": "2026-04-01", "tz": "Europe/Berlin", "group_by": ["channel"],
             "metrics": ["csat", {"metric": "fcr", "window_days": 14}]}
            """;

    private TableSchemas() {}

    /** Several metrics. */
    @Schema(
            name = "MetricQueries",
            description = "Common parameters in the names of a single question's, and the metrics.",
            requiredProperties = "metrics",
            additionalProperties = Schema.True.class)
    record MetricQueries(
            @Schema(description = "A date or a time with offset.", examples = "2026-03-01")
            String from,

            @Schema(description = "A date or a time with offset.", examples = "2026-04-01")
            String to,

            @Schema(examples = "Europe/Berlin") String tz,

            @Schema(enumeration = {"hour", "day", "week", "month", "quarter", "year", "total"})
            String grain,

            @Schema(examples = "[\"channel\"]") List<String> groupBy,
            @Schema(examples = "[\"channel:chat|email\"]") List<String> filter,

            @Schema(type = SchemaType.NUMBER, minimum = "0.5", maximum = "0.999", examples = "0.95")
            double level,

            @Schema(enumeration = {"previous", "year_ago"}) String compare,

            @Schema(description = "A date or a time with offset.", examples = "2026-03-31")
            String asOf,

            @Schema(description = "A date or a time with offset.", examples = "2026-03-30T08:00:00Z")
            String knownAt,

            @Schema(examples = "[\"-value\"]") List<String> orderBy,

            @Schema(minimum = "1", maximum = "1000000", examples = "1000")
            int limit,

            @Schema(
                    minItems = 1,
                    description =
                            "Each the id of a metric, or an object with metric and its own options, which go before the common ones.")
            List<Object> metrics) {}

    /** Several answers. */
    @Schema(name = "MetricAnswers", requiredProperties = "answers")
    record MetricAnswers(List<AnswerSchemas.MetricAnswer> answers) {}

    /** The agreement table. */
    @Schema(
            name = "ResolutionAgreement",
            requiredProperties = {"metric", "query", "as_of", "version", "warnings", "data", "next_cursor"})
    record AgreementTable(
            @Schema(examples = "fcr") String metric,
            @Schema(type = SchemaType.OBJECT) Map<String, Object> query,
            @Schema(format = "date-time") String asOf,
            @Schema(examples = "42") long version,
            List<AnswerSchemas.AnswerWarning> warnings,
            List<AgreementRow> data,

            @Schema(type = SchemaType.STRING, nullable = true, description = "Always null: the table comes whole.")
            String nextCursor) {}

    /** Two measures side by side. */
    @Schema(
            name = "ResolutionAgreementRow",
            requiredProperties = {
                "first",
                "second",
                "interactions",
                "both_yes",
                "only_first",
                "only_second",
                "both_no",
                "agreement",
                "kappa"
            })
    record AgreementRow(
            @Schema(examples = "fcr") String first,
            @Schema(examples = "fcr_agent") String second,

            @Schema(description = "How many interactions both have decided.", examples = "84")
            long interactions,

            @Schema(examples = "50") long bothYes,
            @Schema(examples = "6") long onlyFirst,
            @Schema(examples = "13") long onlySecond,
            @Schema(examples = "15") long bothNo,

            @Schema(
                    type = SchemaType.NUMBER,
                    nullable = true,
                    description = "The share on which they agree.",
                    examples = "0.77381")
            Double agreement,

            @Schema(
                    type = SchemaType.NUMBER,
                    nullable = true,
                    description = "Cohen's kappa: agreement beyond chance, at most 1.",
                    examples = "0.455")
            Double kappa) {}

    /** The retention table. */
    @Schema(
            name = "Retention",
            requiredProperties = {"metric", "query", "as_of", "version", "warnings", "data", "next_cursor"})
    record RetentionTable(
            @Schema(examples = "cohort_repeat_rate") String metric,
            @Schema(type = SchemaType.OBJECT) Map<String, Object> query,
            @Schema(format = "date-time") String asOf,
            @Schema(examples = "42") long version,
            List<AnswerSchemas.AnswerWarning> warnings,
            List<RetentionRow> data,

            @Schema(type = SchemaType.STRING, nullable = true, description = "Always null: the table comes whole.")
            String nextCursor) {}

    /** A cell of it. */
    @Schema(
            name = "RetentionRow",
            requiredProperties = {"cohort", "month", "customers", "buyers", "share", "complete"})
    record RetentionRow(
            @Schema(description = "The month of the first purchase.", examples = "2026-01")
            String cohort,

            @Schema(description = "How many months later; 0 is the month itself.", examples = "1")
            int month,

            @Schema(examples = "120") long customers,
            @Schema(examples = "31") long buyers,

            @Schema(type = SchemaType.NUMBER, examples = "0.258333")
            double share,

            @Schema(description = "Whether the month has ended.")
            boolean complete) {}
}
