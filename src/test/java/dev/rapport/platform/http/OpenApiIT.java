package dev.rapport.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import dev.rapport.testing.MutableClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiIT {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    /** The generator orders members as it happens to store them, so they are put in this order, the others behind it. */
    private static final List<String> FIRST = List.of(
            "openapi",
            "info",
            "servers",
            "security",
            "tags",
            "paths",
            "components",
            "operationId",
            "summary",
            "title",
            "name",
            "in",
            "description",
            "$ref",
            "type",
            "format",
            "required",
            "properties",
            // generators of clients take the first form of a body
            "application/json");

    /** Where it need not quote it does not; but many a reader takes 17:00 for a number of base 60. */
    private static final class Quoting extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteValue(String value) {
            return value.matches("\\d+(:\\d+)+") || super.needToQuoteValue(value);
        }
    }

    private static final YAMLMapper YAML = YAMLMapper.builder(
                    YAMLFactory.builder().stringQuotingChecker(new Quoting()).build())
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    @Inject
    MutableClock clock;

    @Test
    void theCommittedDocumentIsTheGeneratedOne() throws Exception {
        String document = YAML.writeValueAsString(ordered(new ObjectMapper().readTree(generated()), false));

        if (Boolean.getBoolean("rapport.openapi.write")) {
            Files.writeString(COMMITTED, document);
        }
        assertThat(Files.readString(COMMITTED))
                .as("refresh it: ./mvnw verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dit.test=OpenApiIT -Drapport.openapi.write=true")
                .isEqualTo(document);
    }

    @Test
    void theServedDocumentIsTheGeneratedOneWithExamplesOfTheLastDays() throws Exception {
        clock.freezeAt(Instant.parse("2027-02-10T12:00:00Z"));
        try {
            String served = given().get("/q/openapi?format=json")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            ObjectMapper json = new ObjectMapper();
            assertThat(json.readTree(served))
                    .isEqualTo(json.readTree(ExampleDates.movedTo(LocalDate.of(2027, 2, 10), generated())));
            assertThat(served)
                    .contains("\"chat-2027-02-06\"", "2027-02-06T16:30:00+01:00")
                    .doesNotContain("2026-03-27");
        } finally {
            clock.release();
        }
    }

    private static String generated() throws IOException {
        try (InputStream document = Objects.requireNonNull(Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("META-INF/quarkus-generated-openapi-doc.JSON"))) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode ordered(JsonNode node, boolean keepOrder) {
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(ordered(element, false)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        if (!keepOrder) {
            names.sort(
                    Comparator.<String>comparingInt(name -> FIRST.contains(name) ? FIRST.indexOf(name) : FIRST.size())
                            .thenComparing(Comparator.naturalOrder()));
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            // The fields of a schema stand as the record declares them.
            object.set(name, ordered(node.get(name), name.equals("properties") && !keepOrder));
        }
        return object;
    }
}
