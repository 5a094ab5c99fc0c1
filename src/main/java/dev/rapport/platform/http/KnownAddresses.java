package dev.rapport.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses of the OpenAPI document, to find the one that a path belongs to. */
@Singleton
public final class KnownAddresses {

    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";
    private static final List<String> METHODS = List.of("get", "head", "put", "post", "delete", "patch");

    private final ObjectMapper json;
    private volatile @Nullable List<Address> addresses;

    KnownAddresses(ObjectMapper json) {
        this.json = json;
    }

    /**
     * One address.
     *
     * @param template as the document has it: {@code /v1/keys/{id}}
     * @param methods what may be done there, as the Allow header says it
     * @param operations what the document says of each, by its name in lower case
     */
    public record Address(String template, String methods, Pattern pattern, JsonNode operations) {

        private static Address from(String template, JsonNode operations) {
            List<String> parts = new ArrayList<>();
            for (String part : template.split("/", -1)) {
                parts.add(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
            }
            return new Address(template, allowed(operations), Pattern.compile(String.join("/", parts)), operations);
        }

        /** Whether a method is one of them. */
        public boolean allows(String method) {
            return List.of(methods.split(", ")).contains(method);
        }

        /** The operationId of what a method does here. */
        public Optional<String> operationId(String method) {
            String name = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
            return Optional.ofNullable(operations.path(name).path("operationId").textValue());
        }

        private static String allowed(JsonNode operations) {
            TreeSet<String> methods = new TreeSet<>(List.of("OPTIONS"));
            operations.fieldNames().forEachRemaining(name -> {
                if (METHODS.contains(name)) {
                    methods.add(name.toUpperCase(Locale.ROOT));
                }
            });
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            return String.join(", ", methods);
        }
    }

    /** The address that a path belongs to, if it is one of the document. */
    public Optional<Address> find(String path) {
        return all().stream()
                .filter(address -> address.pattern().matcher(path).matches())
                .findFirst();
    }

    List<Address> all() {
        List<Address> known = addresses;
        if (known == null) {
            known = read();
            addresses = known;
        }
        return known;
    }

    private List<Address> read() {
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            JsonNode paths = document == null
                    ? json.createObjectNode()
                    : json.readTree(document).path("paths");
            // Templates stand behind the constants that they could also match: '{' is greater than any letter.
            return paths.properties().stream()
                    .map(path -> Address.from(path.getKey(), path.getValue()))
                    .sorted(Comparator.comparing(Address::template))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + DOCUMENT, e);
        }
    }
}
