package dev.rapport.query.http;

import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.metric.MetricOption;
import dev.rapport.platform.http.AnswerHeaders;
import dev.rapport.query.MetricRequestReader;
import dev.rapport.query.Scorecard;
import dev.rapport.query.SpecialTables;
import dev.rapport.time.Grain;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Describes the parameters of metrics in the OpenAPI document. They are read by name, so that unknown ones can be refused;
 * the options come from the metrics themselves.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class MetricParameterDocumentation implements OASFilter {

    @Override
    public @Nullable Operation filterOperation(Operation operation) {
        describeTables(operation);
        boolean rows = "listMetricRows".equals(operation.getOperationId());
        if (rows || "queryMetric".equals(operation.getOperationId())) {
            common().forEach(operation::addParameter);
            options().forEach(operation::addParameter);
            if (rows) {
                pages().forEach(operation::addParameter);
                AnswerHeaders.addNextPage(operation);
            }
            operation
                    .getResponses()
                    .addAPIResponse("422", OASFactory.createAPIResponse().ref("Validation"));
        }
        return operation;
    }

    /** Tables and the scorecard take some of the parameters. */
    private static void describeTables(Operation operation) {
        List<String> names =
                switch (String.valueOf(operation.getOperationId())) {
                    case "getScorecard" -> Scorecard.PARAMETERS;
                    case "getResolutionAgreement" -> SpecialTables.AGREEMENT_PARAMETERS;
                    case "getRetention" -> SpecialTables.RETENTION_PARAMETERS;
                    default -> List.of();
                };
        Stream.concat(common().stream(), options().stream())
                .filter(parameter -> names.contains(parameter.getName()))
                .map(parameter -> ofTable(operation, parameter))
                .forEach(operation::addParameter);
        if (!names.isEmpty()) {
            operation
                    .getResponses()
                    .addAPIResponse("422", OASFactory.createAPIResponse().ref("Validation"));
        }
    }

    /** The retention table begins earlier by default. */
    private static Parameter ofTable(Operation operation, Parameter parameter) {
        return "getRetention".equals(operation.getOperationId()) && "from".equals(parameter.getName())
                ? parameter.description(
                        "The start, included: a date, which is its midnight in tz, or a time with offset. Default: the first of the month eleven months before the last day.")
                : parameter;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        // The document's annotations know no list of texts and objects.
        Schema queries =
                Objects.requireNonNull(document.getComponents().getSchemas().get("MetricQueries"));
        Objects.requireNonNull(queries.getProperties().get("metrics"))
                .setItems(OASFactory.createSchema()
                        .anyOf(List.of(
                                OASFactory.createSchema()
                                        .addType(Schema.SchemaType.STRING)
                                        .examples(List.of("csat")),
                                OASFactory.createSchema()
                                        .addType(Schema.SchemaType.OBJECT)
                                        .addRequired("metric")
                                        .addProperty("metric", text("fcr")))));
    }

    private static List<Parameter> common() {
        return List.of(
                parameter(
                        "from",
                        "The start, included: a date, which is its midnight in tz, or a time with offset. Default: 30 days before to.",
                        text("2026-03-01")),
                parameter(
                        "to",
                        "The end, excluded: a date or a time with offset. Default: the end of today.",
                        text("2026-04-01")),
                parameter(
                        "tz", "The IANA zone that cuts the buckets. Default: the workspace's.", text("Europe/Berlin")),
                parameter("grain", "How long a bucket is.", words(Grain.wireNames(), Grain.TOTAL.wireName())),
                parameter("group_by", "The dimensions to split by, separated by commas.", text("channel")),
                parameter(
                        "filter",
                        "dimension:value|value keeps facts with one of the values; null stands for none. Several filters, repeated or separated by commas, must all hold. A backslash escapes | : , and \\.",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(text("channel:chat|email"))),
                parameter(
                        "level",
                        "The confidence level of the intervals.",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.NUMBER)
                                .minimum(new BigDecimal("0.5"))
                                .maximum(new BigDecimal("0.999"))
                                .defaultValue(new BigDecimal("0.95"))),
                parameter(
                        "compare",
                        "Also tell the same about another period: the one just before, or the same dates a year ago.",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.STRING)
                                .enumeration(List.of("previous", "year_ago"))),
                parameter(
                        "as_of",
                        "Ask as of a moment in the past, in event time: what happened later does not exist yet. A date or a time with offset.",
                        text("2026-03-31")),
                parameter(
                        "known_at",
                        "Ask with what was received by a moment in the past, settings and voids included: gives a published number again.",
                        text("2026-03-30T08:00:00Z")),
                parameter("order_by", "Columns to order rows by, a leading minus for descending.", text("-value")),
                parameter(
                        "limit",
                        "How many rows at most; all when absent.",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .minimum(BigDecimal.ONE)
                                .maximum(BigDecimal.valueOf(MetricRequestReader.MAX_LIMIT))),
                parameter(
                        "format",
                        "The form of the answer, for tools that can't set Accept.",
                        words(List.of("json", "csv", "ndjson"), "json")));
    }

    private static List<Parameter> pages() {
        return List.of(
                parameter(
                        "outcome",
                        "Only facts with this outcome, counted or not, or all. Default: those in the denominator.",
                        text("breached")),
                parameter("cursor", "Where the page begins: next_cursor of the page before.", text(null)));
    }

    /**
     * One parameter for each name. Metrics share names and not what they mean: what each allows stands in the description,
     * the schema allows what any of them does, and no default is said, since every metric refuses the others' options.
     */
    private static List<Parameter> options() {
        Map<String, Map<MetricOption, List<String>>> byName = new LinkedHashMap<>();
        for (Metric metric : MetricCatalogue.all()) {
            for (MetricOption option : metric.description().options()) {
                byName.computeIfAbsent(option.name(), name -> new LinkedHashMap<>())
                        .computeIfAbsent(option, same -> new ArrayList<>())
                        .add(metric.description().id());
            }
        }
        return byName.entrySet().stream()
                .map(entry -> parameter(
                        entry.getKey(),
                        description(entry.getValue()),
                        schema(entry.getValue().keySet())))
                .toList();
    }

    private static String description(Map<MetricOption, List<String>> metrics) {
        return metrics.entrySet().stream()
                .map(entry -> "Of %s: %s (%s; default %s)"
                        .formatted(
                                String.join(", ", entry.getValue()),
                                entry.getKey().description(),
                                entry.getKey().allowed(),
                                entry.getKey().defaultValue()))
                .collect(Collectors.joining(" "));
    }

    private static Schema schema(Collection<MetricOption> options) {
        Set<String> words = new LinkedHashSet<>();
        IntSummaryStatistics numbers = new IntSummaryStatistics();
        for (MetricOption option : options) {
            words.addAll(option.words());
            option.numbers().ifPresent(days -> {
                numbers.accept(days.min());
                numbers.accept(days.max());
            });
        }
        Schema word = words.equals(Set.of("true", "false"))
                ? OASFactory.createSchema().addType(Schema.SchemaType.BOOLEAN)
                : OASFactory.createSchema().addType(Schema.SchemaType.STRING).enumeration(List.copyOf(words));
        if (numbers.getCount() == 0) {
            return word;
        }
        Schema number = OASFactory.createSchema()
                .addType(Schema.SchemaType.INTEGER)
                .minimum(BigDecimal.valueOf(numbers.getMin()))
                .maximum(BigDecimal.valueOf(numbers.getMax()));
        return words.isEmpty() ? number : OASFactory.createSchema().anyOf(List.of(number, word));
    }

    private static Parameter parameter(String name, String description, Schema schema) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .description(description)
                .schema(schema);
    }

    private static Schema text(@Nullable String example) {
        Schema schema = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        return example == null ? schema : schema.examples(List.of(example));
    }

    private static Schema words(List<String> words, String standard) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .enumeration(List.copyOf(words))
                .defaultValue(standard);
    }
}
