package dev.rapport.testing.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The OpenAPI document, as far as answers are concerned; its schemas are closed and compiled once. */
final class ApiDocument {
    private static final String ADDRESS = "https://rapport.dev/openapi";
    private static final Set<String> METHODS = Set.of("get", "head", "put", "post", "delete", "patch");

    private final JsonNode root;
    private final List<Operation> operations;
    /** Read once: a registry that is asked for a part reads all of the document again, and keeps it. */
    private final Schema whole;

    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    private ApiDocument(JsonNode root) {
        this.root = root;
        ClosedSchemas.close(root);
        this.operations = operations(root.path("paths"));
        String closed = root.toString();
        // The document is given as one schema, so that its references lead somewhere; its own members are no keywords.
        Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                .keywords(root.properties().stream()
                        .map(member -> new NonValidationKeyword(member.getKey()))
                        .toList())
                .build();
        this.whole = SchemaRegistry.withDefaultDialect(dialect, builder -> builder.schemas(Map.of(ADDRESS, closed))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(SchemaLocation.of(ADDRESS));
    }

    /** The committed one, which another test holds to the one that is served. */
    static ApiDocument committed() {
        try {
            return read(Files.readString(Path.of("openapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ApiDocument read(String yaml) {
        try {
            return new ApiDocument(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An operation.
     *
     * @param method in capitals
     * @param template its path, with parameters in braces
     * @param node what the document says of it
     */
    record Operation(String method, String template, Pattern pattern, JsonNode node) {
        @Override
        public String toString() {
            return method + " " + template;
        }

        Set<Map.Entry<String, JsonNode>> responses() {
            return node.path("responses").properties();
        }
    }

    List<Operation> operations() {
        return operations;
    }

    /**
     * The operation at an address; the one with the fewest parameters where several would match. HEAD is the same as GET
     * where the document doesn't have it by itself.
     */
    Optional<Operation> find(String method, String path) {
        Optional<Operation> found = at(path).stream()
                .filter(operation -> operation.method().equals(method))
                .findFirst();
        return found.isEmpty() && method.equals("HEAD") ? find("GET", path) : found;
    }

    /** All operations at an address. */
    List<Operation> at(String path) {
        List<Operation> matching = operations.stream()
                .filter(operation -> operation.pattern().matcher(path).matches())
                .toList();
        return matching.stream()
                .filter(operation -> operation.template().equals(matching.get(0).template()))
                .toList();
    }

    /** What the document says of a status; a reference is followed. */
    JsonNode response(Operation operation, int status) {
        return resolved(operation.node().path("responses").path(Integer.toString(status)));
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? target(node.get("$ref").asText()) : node;
    }

    /** The schema of a media type or header, compiled once. */
    Schema schema(String pointer) {
        return compiled.computeIfAbsent(
                pointer,
                place -> whole.getRefSchema(
                        SchemaLocation.of(ADDRESS + "#" + place).getFragment()));
    }

    /** Where the schema of a media type of an answer stands. */
    String pointer(Operation operation, int status, String mediaType) {
        String response = "/paths/%s/%s/responses/%d"
                .formatted(escaped(operation.template()), operation.method().toLowerCase(Locale.ROOT), status);
        JsonNode node = root.at(response);
        String content = node.has("$ref") ? node.get("$ref").asText().substring(1) : response;
        return "%s/content/%s/schema".formatted(content, escaped(mediaType));
    }

    private JsonNode target(String reference) {
        return reference.startsWith("#") ? root.at(reference.substring(1)) : MissingNode.getInstance();
    }

    private static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }

    private static List<Operation> operations(JsonNode paths) {
        List<Operation> operations = new ArrayList<>();
        paths.properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member -> operations.add(new Operation(
                        member.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        pattern(path.getKey()),
                        member.getValue()))));
        operations.sort(Comparator.<Operation>comparingInt(
                        operation -> operation.template().split("\\{", -1).length)
                .thenComparing(Operation::toString));
        return List.copyOf(operations);
    }

    private static Pattern pattern(String template) {
        List<String> steps = new ArrayList<>();
        for (String step : template.split("/", -1)) {
            steps.add(step.startsWith("{") ? "[^/]+" : Pattern.quote(step));
        }
        return Pattern.compile(String.join("/", steps));
    }
}
