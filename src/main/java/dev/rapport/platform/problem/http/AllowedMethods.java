package dev.rapport.platform.problem.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the Allow header says: Quarkus REST answers 405 without it, and the OpenAPI document knows every operation. */
@Singleton
final class AllowedMethods {

    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";

    private final ObjectMapper json;
    private volatile @Nullable Map<String, String> methodsByPattern;

    AllowedMethods(ObjectMapper json) {
        this.json = json;
    }

    /** The methods of an address; GET for the pages that are not part of the document. */
    String of(String path) {
        Map<String, String> known = methodsByPattern;
        if (known == null) {
            known = read();
            methodsByPattern = known;
        }
        return known.entrySet().stream()
                .filter(entry -> path.matches(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("GET, HEAD, OPTIONS");
    }

    private Map<String, String> read() {
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            // Patterns sort behind the constants they could also match: '[' is greater than letters of upper case.
            Map<String, String> methods = new TreeMap<>((one, other) -> other.compareTo(one));
            JsonNode paths = document == null
                    ? json.createObjectNode()
                    : json.readTree(document).path("paths");
            paths.properties().forEach(path -> methods.put(pattern(path.getKey()), methods(path.getValue())));
            return methods;
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

    private static String methods(JsonNode operations) {
        TreeSet<String> methods = new TreeSet<>(List.of("OPTIONS"));
        operations.fieldNames().forEachRemaining(name -> {
            if (List.of("get", "head", "put", "post", "delete", "patch").contains(name)) {
                methods.add(name.toUpperCase(Locale.ROOT));
            }
        });
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods.stream().collect(Collectors.joining(", "));
    }
}
