package dev.rapport.query.http;

import dev.rapport.platform.http.AnswerHeaders;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the parameters of lists in the OpenAPI document. They are read by name, so that unknown ones can be refused. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ListParameterDocumentation implements OASFilter {
    private static final String FROM =
            "The start, included: a date, which is its midnight in tz, or a time with offset.";
    private static final String TO = "The end, excluded: a date or a time with offset.";

    private static final Map<String, List<String>> OPERATIONS = Map.of(
            "listInteractions",
            List.of("from", "to", "filter", "customer_id", "state", "order", "limit", "cursor", "tz", "format"),
            "getInteraction",
            List.of("tz"),
            "listInteractionEvents",
            List.of("limit", "cursor", "tz", "format"),
            "listSurveyResponses",
            List.of(
                    "from",
                    "to",
                    "filter",
                    "kind",
                    "class",
                    "text",
                    "has_comment",
                    "customer_id",
                    "order",
                    "limit",
                    "cursor",
                    "tz",
                    "format"),
            "getCustomer",
            List.of("limit", "tz"),
            "listLapsedCustomers",
            List.of("threshold_days", "currency", "limit", "cursor", "tz", "format"),
            "listDimensions",
            List.of("tz", "format"),
            "listDimensionValues",
            List.of("prefix", "limit", "tz", "format"),
            "getQuality",
            List.of("from", "to", "tz", "format"),
            "listEvents",
            List.of("after_version", "epoch", "type", "subject", "limit", "cursor", "tz", "format"));

    private static final Map<String, Description> PARAMETERS = Map.ofEntries(
            Map.entry("from", new Description(FROM, text("2026-03-01"))),
            Map.entry("to", new Description(TO, text("2026-04-01"))),
            Map.entry(
                    "filter",
                    new Description(
                            "dimension:value|value keeps facts with one of the values; null stands for none. Several filters, repeated or separated by commas, must all hold. A backslash escapes | : , and \\.",
                            OASFactory.createSchema()
                                    .addType(Schema.SchemaType.ARRAY)
                                    .items(text("channel:chat|email")))),
            Map.entry(
                    "customer_id",
                    new Description("Any id of the customer; those that were merged are one.", text("zendesk:7881"))),
            Map.entry(
                    "state",
                    new Description(
                            "The state after the last event.",
                            words("open", "resolved", "abandoned", "incomplete", "discarded"))),
            Map.entry(
                    "order",
                    new Description(
                            "By time: asc or desc, the newest first.",
                            words("asc", "desc").defaultValue("desc"))),
            Map.entry(
                    "kind", new Description("What the question measures.", words("csat", "nps", "ces", "resolution"))),
            Map.entry(
                    "class",
                    new Description(
                            "What the answer counts as.",
                            words(
                                    "satisfied",
                                    "not_satisfied",
                                    "promoter",
                                    "passive",
                                    "detractor",
                                    "agree",
                                    "disagree",
                                    "solved",
                                    "not_solved",
                                    "dismissed"))),
            Map.entry("text", new Description("A part of the comment, in upper or lower case.", text("delivery"))),
            Map.entry(
                    "has_comment",
                    new Description(
                            "Whether there is a comment.",
                            OASFactory.createSchema().addType(Schema.SchemaType.BOOLEAN))),
            Map.entry(
                    "threshold_days",
                    new Description(
                            "After how many days without a purchase a customer has lapsed. Default: the 90th percentile of the gaps between the purchase dates of all customers.",
                            OASFactory.createSchema()
                                    .addType(Schema.SchemaType.INTEGER)
                                    .minimum(BigDecimal.ZERO)
                                    .maximum(BigDecimal.valueOf(36_500)))),
            Map.entry(
                    "currency",
                    new Description(
                            "The currency whose spend orders the list. Default: the only one there is; of several, none, and the number of purchases orders the list.",
                            text("EUR"))),
            Map.entry("prefix", new Description("How values begin.", text("ch"))),
            Map.entry("limit", new Description("The most rows.", limit())),
            Map.entry("cursor", new Description("Where the page begins: next_cursor of the one before.", text(null))),
            Map.entry(
                    "tz",
                    new Description(
                            "The IANA zone of dates and of times in the answer. Default: the workspace's.",
                            text("Europe/Berlin"))),
            Map.entry(
                    "after_version",
                    new Description(
                            "The last version that you have read; 0 for the beginning.",
                            OASFactory.createSchema()
                                    .addType(Schema.SchemaType.INTEGER)
                                    .minimum(BigDecimal.ZERO)
                                    .defaultValue(0)
                                    .examples(List.of(41)))),
            Map.entry(
                    "epoch",
                    new Description(
                            "The epoch in which you have read so far; when it has passed the answer is 409.",
                            text("5b2c7d1e-4f35-4d7f-8a29-1c2c0d9c9b10"))),
            Map.entry(
                    "type",
                    new Description(
                            "Only events of this type, or of one of several with | between them.",
                            text("interaction.opened|interaction.resolved"))),
            Map.entry("subject", new Description("Only events about this subject.", text("1001"))),
            Map.entry(
                    "format",
                    new Description(
                            "The form of the answer, for tools that can't set Accept.",
                            words("json", "csv", "ndjson").defaultValue("json"))));

    private record Description(String text, Schema schema) {}

    @Override
    public Operation filterOperation(Operation operation) {
        List<String> names = OPERATIONS.getOrDefault(String.valueOf(operation.getOperationId()), List.of());
        for (String name : names) {
            Description description = java.util.Objects.requireNonNull(PARAMETERS.get(name));
            operation.addParameter(OASFactory.createParameter()
                    .name(name)
                    .in(Parameter.In.QUERY)
                    .description(description.text())
                    .schema(description.schema()));
        }
        if (names.contains("cursor")) {
            AnswerHeaders.addNextPage(operation);
        }
        if (!names.isEmpty()) {
            operation
                    .getResponses()
                    .addAPIResponse("422", OASFactory.createAPIResponse().ref("Validation"));
        }
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        // everything is said operation by operation
    }

    private static Schema limit() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.INTEGER)
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(1000))
                .defaultValue(100);
    }

    private static Schema text(@org.jspecify.annotations.Nullable String example) {
        Schema schema = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        return example == null ? schema : schema.examples(List.of(example));
    }

    private static Schema words(String... words) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).enumeration(List.of((Object[]) words));
    }
}
