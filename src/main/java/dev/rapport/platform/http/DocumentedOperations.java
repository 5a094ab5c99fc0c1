package dev.rapport.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the OpenAPI document of the build says of each operation, for those who hold requests to it. */
@Startup // read before the first request, which may come on a thread that must not wait
@Singleton
public class DocumentedOperations {
    private final Map<String, Described> operations = new HashMap<>();

    DocumentedOperations(KnownAddresses addresses) {
        for (KnownAddresses.Address address : addresses.all()) {
            for (JsonNode operation : address.operations()) {
                operations.put(
                        operation.path("operationId").asText(),
                        new Described(queryParameters(operation), mediaTypes(operation)));
            }
        }
    }

    private record Described(Set<String> queryParameters, List<String> mediaTypes) {}

    private static final Described NOTHING = new Described(Set.of(), List.of());

    /** The names of the parameters that may stand in the query, in the order of the document. */
    Set<String> queryParameters(String operationId) {
        return operations.getOrDefault(operationId, NOTHING).queryParameters();
    }

    /** The media types of successful answers. */
    public List<String> mediaTypes(String operationId) {
        return operations.getOrDefault(operationId, NOTHING).mediaTypes();
    }

    private static Set<String> queryParameters(JsonNode operation) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        }
        return names;
    }

    private static List<String> mediaTypes(JsonNode operation) {
        Set<String> types = new LinkedHashSet<>();
        operation.path("responses").properties().forEach(response -> {
            if (response.getKey().startsWith("2")) {
                response.getValue().path("content").fieldNames().forEachRemaining(types::add);
            }
        });
        return List.copyOf(types);
    }
}
