package dev.rapport.query.http;

import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.metric.MetricOption;
import dev.rapport.platform.http.AnswerHeaders;
import dev.rapport.query.Scorecard;
import dev.rapport.time.Grain;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                    case "getResolutionAgreement" ->
                        List.of(
                                "from",
                                "to",
                                "tz",
                                "filter",
                                "as_of",
                                "known_at",
                                "format",
                                "window_days",
                                "transfers",
                                "net");
                    case "getRetention" -> List.of("from", "to", "tz", "filter", "as_of", "known_at", "format");
                    default -> List.of();
                };
        Stream.concat(common().stream(), options().stream())
                .filter(parameter -> names.contains(parameter.getName()))
                .forEach(operation::addParameter);
        if (!names.isEmpty()) {
            operation
                    .getResponses()
                    .addAPIResponse("422", OASFactory.createAPIResponse().ref("Validation"));
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        // everything is said operation by operation
    }

    private static List<Parameter> common() {
        return List.of(
                parameter(
                        "from",
                        "The start, included: a date, which is its midnight in tz, or a time with offset. Default: 30 days before to.",
                        text(null)),
                parameter(
                        "to",
                        "The end, excluded: a date or a time with offset. Default: the end of today.",
                        text(null)),
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
                        text("2026-04-01T08:00:00Z")),
                parameter("order_by", "Columns to order rows by, a leading minus for descending.", text("-value")),
                parameter(
                        "limit",
                        "How many rows at most; all when absent.",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .minimum(BigDecimal.ONE)),
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

    private static List<Parameter> options() {
        Map<String, Parameter> options = new LinkedHashMap<>();
        for (Metric metric : MetricCatalogue.all()) {
            for (MetricOption option : metric.description().options()) {
                options.put(
                        option.name(),
                        parameter(
                                option.name(),
                                "Of %s: %s".formatted(metric.description().id(), option.description()),
                                schema(option)));
            }
        }
        return List.copyOf(options.values());
    }

    private static Schema schema(MetricOption option) {
        if (option instanceof MetricOption.Days days) {
            return OASFactory.createSchema()
                    .addType(Schema.SchemaType.INTEGER)
                    .minimum(BigDecimal.valueOf(days.min()))
                    .maximum(BigDecimal.valueOf(days.max()))
                    .defaultValue(days.standard());
        }
        return option instanceof MetricOption.Choice choice
                ? words(choice.values(), choice.defaultValue())
                : OASFactory.createSchema().addType(Schema.SchemaType.BOOLEAN).defaultValue(false);
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
