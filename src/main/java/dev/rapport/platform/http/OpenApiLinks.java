package dev.rapport.platform.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.links.Link;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Says where ids come from that the service chooses. An example of such an id would be wrong everywhere, or worse, name
 * something by chance; so these parameters have none, and the answer that first shows the id links to every operation that
 * takes it. The member of the answer has the parameter's name.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiLinks implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, PathItem> paths = document.getPaths().getPathItems();
        paths.forEach((path, item) -> item.getOperations().values().forEach(operation -> link(paths, path, operation)));
    }

    private static void link(Map<String, PathItem> paths, String path, Operation operation) {
        List<Parameter> unknown = parameters(operation)
                .filter(parameter -> parameter.getIn() == Parameter.In.PATH && parameter.getExample() == null)
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        String parent = path.substring(0, path.indexOf("/{"));
        Source source = Optional.ofNullable(paths.get(parent))
                .flatMap(OpenApiLinks::source)
                .orElseThrow(() -> new IllegalStateException(
                        "%s has no example of its path, and nothing at %s tells an id".formatted(path, parent)));
        Link link = OASFactory.createLink().operationId(operation.getOperationId());
        for (Parameter parameter : unknown) {
            link.addParameter(parameter.getName(), source.member(parameter.getName()));
            if (parameter.getDescription() == null) {
                parameter.setDescription("As in the answer of `%s`.".formatted(source.operationId()));
            }
        }
        source.response().addLink(operation.getOperationId(), link);
    }

    private record Source(String operationId, APIResponse response, String thing) {
        String member(String name) {
            return "$response.body#" + thing + "/" + name;
        }
    }

    /** What makes such things, else the list of them. */
    private static Optional<Source> source(PathItem parent) {
        return source(parent.getPOST(), "201", "").or(() -> source(parent.getGET(), "200", "/data/0"));
    }

    private static Optional<Source> source(@Nullable Operation operation, String status, String thing) {
        if (operation == null) {
            return Optional.empty();
        }
        String id = operation.getOperationId();
        return Optional.ofNullable(operation.getResponses().getAPIResponse(status))
                .map(response -> new Source(id, response, thing));
    }

    private static Stream<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? Stream.empty() : operation.getParameters().stream();
    }
}
