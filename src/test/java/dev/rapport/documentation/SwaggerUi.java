package dev.rapport.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Swagger UI shows of a document and sends when somebody presses "Try it out" and "Execute" and types nothing: the
 * rules of its version 5 for OpenAPI 3.1. In particular {@code examples} of a schema fill in no parameter, while an
 * {@code example} or a {@code default} is sent, also of a parameter that is optional.
 */
final class SwaggerUi {
    private final JsonNode document;

    SwaggerUi(JsonNode document) {
        this.document = document;
    }

    /** An operation as it stands on the page. */
    record Operation(String method, String path, JsonNode description) {
        String id() {
            return description.path("operationId").asText();
        }

        /** Whether it can be called without a key. */
        boolean isPublic() {
            return description.path("security").isArray()
                    && description.path("security").isEmpty();
        }
    }

    /** A parameter with what stands in its field: nothing, one value, or several. */
    record Field(String name, String in, boolean isRequired, List<String> values) {}

    /** A body as its editor shows it. */
    record Body(String mediaType, String text) {}

    /** All operations in the order of the page: by tag, and within a tag as the document has them. */
    List<Operation> operations() {
        Map<String, Integer> tags = new HashMap<>();
        document.path("tags").forEach(tag -> tags.putIfAbsent(tag.path("name").asText(), tags.size()));
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()))));
        operations.sort(Comparator.comparingInt(operation ->
                tags.getOrDefault(operation.description().path("tags").path(0).asText(), Integer.MAX_VALUE)));
        return operations;
    }

    /** The fields of the form. */
    List<Field> fields(Operation operation) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode reference : operation.description().path("parameters")) {
            JsonNode parameter = resolved(reference);
            fields.add(new Field(
                    parameter.path("name").asText(),
                    parameter.path("in").asText(),
                    parameter.path("required").asBoolean(),
                    texts(shownIn(parameter))));
        }
        return fields;
    }

    private JsonNode shownIn(JsonNode parameter) {
        JsonNode schema = composed(parameter.path("schema"));
        List<JsonNode> candidates = List.of(
                first(parameter.path("examples")).path("value"),
                parameter.path("example"),
                schema.path("example"),
                schema.path("default"));
        return candidates.stream()
                .filter(candidate -> !candidate.isMissingNode())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> texts.add(element.asText()));
        } else if (!value.isMissingNode()) {
            texts.add(value.isValueNode() ? value.asText() : value.toString());
        }
        return texts;
    }

    /** The body, of the media type that is listed first. */
    Optional<Body> body(Operation operation) {
        JsonNode content = resolved(operation.description().path("requestBody")).path("content");
        if (content.isEmpty()) {
            return Optional.empty();
        }
        String mediaType = content.fieldNames().next();
        JsonNode described = content.path(mediaType);
        JsonNode example =
                described.has("examples") ? first(described.path("examples")).path("value") : described.path("example");
        if (example.isMissingNode()) {
            throw new AssertionError(operation.id() + " has no example of a body: Swagger UI would make one up");
        }
        return Optional.of(new Body(mediaType, example.isTextual() ? example.asText() : example.toPrettyString()));
    }

    /** What the header Accept says: the first media type of the first success that has one. */
    String accept(Operation operation) {
        for (Map.Entry<String, JsonNode> response :
                operation.description().path("responses").properties()) {
            JsonNode content = resolved(response.getValue()).path("content");
            if (response.getKey().startsWith("2") && !content.isEmpty()) {
                return content.fieldNames().next();
            }
        }
        return "*/*";
    }

    /** A link of an answer: which operation takes what of it as which parameter. */
    record Link(String operationId, Map<String, String> parameters) {}

    /** The links of an answer, by which people know which member goes into which field. */
    List<Link> links(Operation operation, int status) {
        List<Link> links = new ArrayList<>();
        JsonNode response = resolved(operation.description().path("responses").path(Integer.toString(status)));
        response.path("links").forEach(link -> {
            Map<String, String> parameters = new LinkedHashMap<>();
            link.path("parameters")
                    .properties()
                    .forEach(entry ->
                            parameters.put(entry.getKey(), entry.getValue().asText()));
            links.add(new Link(link.path("operationId").asText(), parameters));
        });
        return links;
    }

    private JsonNode composed(JsonNode schema) {
        JsonNode whole = resolved(schema);
        for (String kind : List.of("oneOf", "anyOf")) {
            JsonNode first = resolved(whole.path(kind).path(0));
            if (first.isObject() && !whole.has("default") && first.has("default")) {
                return first;
            }
        }
        return whole;
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private static JsonNode first(JsonNode node) {
        Iterator<JsonNode> elements = node.elements();
        return elements.hasNext() ? elements.next() : MissingNode.getInstance();
    }
}
