package dev.rapport.query;

import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.metric.MetricDescription;
import dev.rapport.metric.MetricOption;
import dev.rapport.metric.OptionValues;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said of the metrics themselves, on the wire. */
public final class MetricDocuments {
    private MetricDocuments() {}

    /** All metrics. */
    @Schema(name = "MetricCatalogue", requiredProperties = "metrics")
    public record Catalogue(List<Entry> metrics) {}

    /** A metric in the catalogue. */
    @Schema(
            name = "MetricEntry",
            requiredProperties = {
                "id",
                "name",
                "unit",
                "unit_of_count",
                "additive",
                "cohort",
                "needs",
                "dimensions",
                "options",
                "columns",
                "definition"
            })
    public record Entry(
            @Schema(examples = "fcr") String id,
            @Schema(examples = "First contact resolution") String name,

            @Schema(enumeration = {"fraction", "points", "seconds", "count", "amount"})
            String unit,

            @Schema(enumeration = {"event", "customer", "snapshot"})
            String unitOfCount,

            @Schema(description = "Whether groups add up to the total.")
            boolean additive,

            @Schema(description = "The time that puts a fact into a bucket.", examples = "opened_at")
            String cohort,

            @Schema(description = "The events without which there is no number.")
            List<String> needs,

            @Schema(description = "What it can be grouped and filtered by.")
            List<String> dimensions,

            List<Option> options,

            @Schema(description = "The columns of its rows.")
            List<String> columns,

            DefinitionLink definition) {}

    /** An option of a metric. */
    @Schema(
            name = "MetricOption",
            requiredProperties = {"name", "description", "default", "allowed"})
    public record Option(
            @Schema(examples = "window_days") String name,
            String description,

            @com.fasterxml.jackson.annotation.JsonProperty("default") @Schema(name = "default", examples = "7")
            String standard,

            @Schema(examples = "a whole number of days from 1 to 365")
            String allowed) {}

    /** Where a definition is and which version it has. */
    @Schema(
            name = "DefinitionLink",
            requiredProperties = {"version", "href"})
    public record DefinitionLink(
            @Schema(examples = "1") int version,
            @Schema(examples = "/v1/metrics/fcr/definition") String href) {}

    /** A definition in full. */
    @Schema(
            name = "MetricDefinition",
            requiredProperties = {
                "metric",
                "name",
                "version",
                "unit",
                "formula",
                "edge_cases",
                "example",
                "source",
                "sql"
            })
    public record Definition(
            @Schema(examples = "nps") String metric,
            String name,
            int version,
            String unit,
            String formula,
            List<String> edgeCases,

            @Schema(description = "A worked example.") String example,

            @Schema(description = "Where the formula is from.")
            String source,

            @Schema(
                    description =
                            "The query over the reporting views that gives the same number; its parameters stand as :name.")
            String sql) {}

    /** Where a metric's definition is. */
    public static DefinitionLink definitionLink(MetricDescription metric) {
        return new DefinitionLink(metric.definitionVersion(), href(metric));
    }

    private static String href(MetricDescription metric) {
        return "/v1/metrics/" + metric.id() + "/definition";
    }

    /** The catalogue of all metrics. */
    public static Catalogue catalogue() {
        return new Catalogue(
                MetricCatalogue.all().stream().map(MetricDocuments::entry).toList());
    }

    private static Entry entry(Metric metric) {
        MetricDescription description = metric.description();
        OptionValues defaults = OptionValues.of(description.options(), Map.of());
        List<String> dimensions = new java.util.ArrayList<>(description.dimensions());
        dimensions.add(MetricRequestReader.ATTRIBUTES + "<name>");
        return new Entry(
                description.id(),
                description.name(),
                description.unit().wireName(),
                metric.unitOfCount(defaults).wireName(),
                metric.additive(defaults, List.of()),
                description.cohort(),
                description.needs(),
                dimensions,
                description.options().stream().map(MetricDocuments::option).toList(),
                AnswerColumns.ofRow(metric, List.of(), false),
                definitionLink(description));
    }

    private static Option option(MetricOption option) {
        return new Option(option.name(), option.description(), option.defaultValue(), option.allowed());
    }

    /** What a metric's definition says. */
    public static Definition definition(Metric metric) {
        MetricDescription description = metric.description();
        return new Definition(
                description.id(),
                description.name(),
                description.definitionVersion(),
                description.unit().wireName(),
                description.formula(),
                description.edgeCases(),
                description.example(),
                description.source(),
                PublishedSql.of(description.id())
                        .orElseThrow(() -> new IllegalStateException("no SQL is published of " + description.id())));
    }
}
