package dev.rapport.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every call that a page names is one of the OpenAPI document. */
class NamedOperationsTest {
    private static final Pattern CALL = Pattern.compile(
            "`(?:((?:GET|POST|PUT|PATCH|DELETE)(?:, (?:GET|POST|PUT|PATCH|DELETE))*) )?(/v1/[^`?\\s]*)");

    @Test
    void everyCallThatThePagesNameIsThere() throws IOException {
        Map<String, Set<String>> operations = operations();
        List<String> missing = new ArrayList<>();
        int calls = 0;
        for (Page page : Page.all()) {
            Matcher call = CALL.matcher(page.prose());
            while (call.find()) {
                calls++;
                String methods = call.group(1) == null ? "" : call.group(1).toLowerCase(Locale.ROOT);
                String path = call.group(2).replaceAll("[/…]+$", "");
                boolean known = path.equals("/v1")
                        || operations.entrySet().stream()
                                .anyMatch(operation -> fits(path, operation.getKey())
                                        && (methods.isEmpty()
                                                || operation.getValue().containsAll(List.of(methods.split(", ")))));
                if (!known) {
                    missing.add(page.name() + " names " + call.group());
                }
            }
        }

        assertThat(missing).isEmpty();
        assertThat(calls).isPositive();
    }

    /** Whether a path is one of the document's: parts in braces are any, in the document as on the page. */
    private static boolean fits(String path, String template) {
        return Pattern.matches(anyInBraces(template), path) || Pattern.matches(anyInBraces(path), template);
    }

    private static String anyInBraces(String template) {
        return Pattern.quote(template).replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q");
    }

    private static Map<String, Set<String>> operations() throws IOException {
        JsonNode paths =
                new YAMLMapper().readTree(Path.of("openapi.yaml").toFile()).get("paths");
        return paths.properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, path -> path.getValue().properties().stream()
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet())));
    }
}
