package dev.rapport.platform.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Paths;

/**
 * Puts operations in the order in which somebody tries them out who goes down the page: what makes a thing stands before
 * what reads it, and what removes it comes last.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiOrder implements OASFilter {
    private static final List<HttpMethod> METHODS = List.of(
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS,
            HttpMethod.TRACE);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Paths ordered = OASFactory.createPaths();
        document.getPaths().getPathItems().entrySet().stream()
                .sorted(Comparator.comparing(OpenApiOrder::place))
                .forEach(path -> ordered.addPathItem(path.getKey(), ordered(path.getValue())));
        document.setPaths(ordered);
    }

    /** By name; a thing that can be removed stands behind what belongs to it. */
    private static String place(Map.Entry<String, PathItem> path) {
        boolean removes = path.getValue().getDELETE() != null && path.getKey().endsWith("}");
        return removes ? path.getKey() + "/~" : path.getKey();
    }

    private static PathItem ordered(PathItem item) {
        Map<HttpMethod, Operation> operations = Map.copyOf(item.getOperations());
        METHODS.forEach(method -> item.setOperation(method, null));
        METHODS.stream()
                .filter(operations::containsKey)
                .forEach(method -> item.setOperation(method, operations.get(method)));
        return item;
    }
}
