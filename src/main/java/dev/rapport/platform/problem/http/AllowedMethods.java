package dev.rapport.platform.problem.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which methods and formats an address has, for those who are refused another one: Quarkus REST says neither, and the
 * OpenAPI document knows every operation.
 */
@Singleton
final class AllowedMethods {

    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";

    private final ObjectMapper json;
    private volatile @Nullable Map<String, JsonNode> addresses;

    AllowedMethods(ObjectMapper json) {
        this.json = json;
    }

    /** The methods of an address; GET for the pages that are not part of the document. */
    String of(String path) {
        return address(path).map(AllowedMethods::methods).orElse("GET, HEAD, OPTIONS");
    }

    /** The media types in which that can be had, with commas between them; empty when there is no such operation. */
    Optional<String> mediaTypes(String path, String method) {
        String name = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        return address(path)
                .map(operations -> mediaTypes(operations.path(name).path("responses")))
                .filter(types -> !types.isEmpty());
    }

    private Optional<JsonNode> address(String path) {
        Map<String, JsonNode> known = addresses;
        if (known == null) {
            known = read();
            addresses = known;
        }
        return known.entrySet().stream()
                .filter(entry -> path.matches(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Map<String, JsonNode> read() {
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            // Patterns sort behind the constants they could also match: '[' is greater than letters of upper case.
            Map<String, JsonNode> operations = new TreeMap<>((one, other) -> other.compareTo(one));
            JsonNode paths = document == null
                    ? json.createObjectNode()
                    : json.readTree(document).path("paths");
            paths.properties().forEach(path -> operations.put(pattern(path.getKey()), path.getValue()));
            return operations;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + DOCUMENT, e);
        }
    }

    private static String pattern(String template) {
        List<String> parts = new ArrayList<>();
        for (String part : template.split("/", -1)) {
            parts.add(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
        }
        return String.join("/", parts);
    }

    private static String mediaTypes(JsonNode responses) {
        Set<String> types = new LinkedHashSet<>();
        responses.properties().forEach(response -> {
            if (response.getKey().startsWith("2")) {
                response.getValue().path("content").fieldNames().forEachRemaining(types::add);
            }
        });
        return String.join(", ", types);
    }

    private static String methods(JsonNode operations) {
        TreeSet<String> methods = new TreeSet<>(List.of("OPTIONS"));
        operations.fieldNames().forEachRemaining(name -> {
            if (List.of("get", "put", "post", "delete", "patch").contains(name)) {
                methods.add(name.toUpperCase(Locale.ROOT));
            }
        });
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods.stream().collect(Collectors.joining(", "));
    }
}
