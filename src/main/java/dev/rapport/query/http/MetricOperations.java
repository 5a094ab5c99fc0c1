package dev.rapport.query.http;

import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.metric.MetricDescription;
import dev.rapport.platform.http.AnswerHeaders;
import dev.rapport.platform.http.DeclaredSchemas;
import dev.rapport.query.AnswerColumns;
import dev.rapport.query.AnswerWriter;
import dev.rapport.query.CommonParameters;
import dev.rapport.query.MetricParameters;
import dev.rapport.query.list.ListType;
import dev.rapport.query.list.MetricRows;
import dev.rapport.schema.Property;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Gives each metric operations of its own in the OpenAPI document, with exactly its options and columns. The service has
 * one resource for all of them.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 20)
public class MetricOperations implements OASFilter {
    private static final String METRIC = "/v1/metrics/{metric}";
    private static final String ROWS = METRIC + "/rows";

    /** Of pages, by names of their own: limit means something else for answers. */
    private static final Map<String, Property> PAGE =
            Map.of("page_limit", CommonParameters.LIMIT, "cursor", CommonParameters.CURSOR);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        PathItem answer = Objects.requireNonNull(document.getPaths().getPathItem(METRIC));
        PathItem rows = Objects.requireNonNull(document.getPaths().getPathItem(ROWS));
        document.getPaths().removePathItem(METRIC);
        document.getPaths().removePathItem(ROWS);
        for (Property parameter : MetricParameters.COMMON) {
            document.getComponents().addParameter(parameter.name(), DeclaredSchemas.parameter(parameter));
        }
        PAGE.forEach(
                (name, parameter) -> document.getComponents().addParameter(name, DeclaredSchemas.parameter(parameter)));
        AnswerColumns.shared().forEach((name, property) -> DeclaredSchemas.add(document, name, property));
        AnswerWriter.shared().forEach((name, property) -> DeclaredSchemas.add(document, name, property));
        for (MetricCatalogue.Entry entry : MetricCatalogue.entries()) {
            Metric metric = entry.metric();
            ListType answers = new ListType(AnswerColumns.rowType(metric), AnswerWriter.type(metric));
            String name = metric.description().name();
            add(
                    document,
                    METRIC,
                    entry,
                    answers,
                    operation(answer, "get" + AnswerColumns.typeName(metric), "Read " + lower(name), entry)
                            .description(describe(metric.description())),
                    MetricParameters.of(metric));
            Operation facts = operation(
                            rows,
                            "list" + AnswerColumns.typeName(metric) + "Rows",
                            "List the facts behind " + lower(name),
                            entry)
                    .description(rows.getGET().getDescription());
            AnswerHeaders.addNextPage(facts);
            add(document, ROWS, entry, MetricRows.TYPE, facts, MetricRows.parameters(metric));
        }
    }

    /** Within a sentence; abbreviations stay as they are. */
    private static String lower(String name) {
        boolean abbreviation = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return abbreviation ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static String describe(MetricDescription metric) {
        return "%s. Counted by %s. `/v1/metrics/%s/definition` has the edge cases and a worked example."
                .formatted(metric.formula(), metric.cohort(), metric.id());
    }

    private static Operation operation(PathItem template, String id, String summary, MetricCatalogue.Entry entry) {
        Operation operation = OASFactory.createOperation()
                .operationId(id)
                .summary(summary)
                .addTag(entry.family().label())
                .responses(OASFactory.createAPIResponses());
        template.getGET().getResponses().getAPIResponses().forEach((status, response) -> operation
                .getResponses()
                .addAPIResponse(status, copy(response)));
        return operation;
    }

    private static APIResponse copy(APIResponse response) {
        APIResponse copy = OASFactory.createAPIResponse().description(response.getDescription());
        if (response.getHeaders() != null) {
            response.getHeaders().forEach(copy::addHeader);
        }
        return copy.ref(response.getRef());
    }

    private static void add(
            OpenAPI document,
            String template,
            MetricCatalogue.Entry entry,
            ListType type,
            Operation operation,
            List<Property> parameters) {
        DeclaredSchemas.add(document, type.row());
        DeclaredSchemas.add(document, type.page());
        operation.getResponses().getAPIResponse("200").content(ReadingDocument.forms(type));
        parameters.forEach(parameter -> operation.addParameter(shown(parameter)));
        document.getPaths()
                .addPathItem(
                        template.replace(
                                "{metric}", entry.metric().description().id()),
                        OASFactory.createPathItem().GET(operation));
    }

    /** By its name where it is declared for all. */
    private static Parameter shown(Property parameter) {
        if (MetricParameters.COMMON.contains(parameter)) {
            return OASFactory.createParameter().ref(parameter.name());
        }
        return PAGE.entrySet().stream()
                .filter(shared -> shared.getValue().equals(parameter))
                .findFirst()
                .map(shared -> OASFactory.createParameter().ref(shared.getKey()))
                .orElseGet(() -> DeclaredSchemas.parameter(parameter));
    }
}
