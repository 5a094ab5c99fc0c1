package dev.rapport.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.AsItIs;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples of the specification and its SDKs are read as they are meant, and refused for what Rapport misses in them. */
@QuarkusTest
@EnabledIfSystemProperty(named = "rapport.data", matches = ".+", disabledReason = "needs -Drapport.data=<folder>")
class CloudEventSamplesIT {
    private static final String STRUCTURED = "application/cloudevents+json";

    private static Path folder() {
        return Path.of(System.getProperty("rapport.data")).resolve("payloads/cloudevents");
    }

    private static String sample(String name) throws IOException {
        return Files.readString(folder().resolve(name));
    }

    private static Response post(RequestSpecification request, String contentType, String body) {
        return request.config(AsItIs.config())
                .header("Content-Type", contentType)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/events");
    }

    private static Response post(String contentType, String body) {
        return post(TestWorkspace.create().request(), contentType, body);
    }

    @Test
    void everySampleIsTried() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "batch_v1_two_events.json",
                            "binary_v1_conformance.json",
                            "structured_v1_base64_json_data.json",
                            "structured_v1_json_data.json",
                            "structured_v1_json_data_with_ext.json",
                            "structured_v1_json_data_with_fractional_time.json",
                            "structured_v1_min.json",
                            "structured_v1_text_data.json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "structured_v1_base64_json_data.json | /type",
                "structured_v1_json_data.json | /type",
                "structured_v1_json_data_with_ext.json | /type",
                "structured_v1_json_data_with_fractional_time.json | /type",
                "structured_v1_min.json | /type,/subject,/time",
                "structured_v1_text_data.json | /datacontenttype,/data,/type",
            })
    void aStructuredSampleIsRefusedForWhatRapportMissesInIt(String name, String pointers) throws IOException {
        Response answer = post(STRUCTURED, sample(name));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("violations.pointer", String.class))
                .containsExactlyInAnyOrder(pointers.split(",", -1));
        assertThat(answer.asString()).contains("mock.test is not known");
    }

    @ParameterizedTest
    @CsvSource({
        "structured_v1_base64_json_data.json, 2018-04-26T12:48:09Z",
        "structured_v1_json_data.json, 2018-04-26T12:48:09Z",
        "structured_v1_json_data_with_ext.json, 2018-04-26T12:48:09Z",
        "structured_v1_json_data_with_fractional_time.json, 2018-04-26T14:48:09.123400Z",
    })
    void withATypeOfRapportsItIsTakenAsItSays(String name, String time) throws IOException {
        TestWorkspace workspace = TestWorkspace.create();
        String event = sample(name).replace("mock.test", "interaction.opened");
        assertThat(post(workspace.request(), STRUCTURED, event).statusCode()).isEqualTo(201);
        JsonPath told =
                workspace.request().get("/v1/interactions/sub/events?tz=UTC").jsonPath();
        assertThat(told.getString("data[0].id")).isEqualTo("1");
        assertThat(told.getString("data[0].source")).isEqualTo("http://localhost/source");
        assertThat(java.time.OffsetDateTime.parse(told.getString("data[0].time"))
                        .toInstant())
                .isEqualTo(java.time.Instant.parse(time));
        assertThat(told.getMap("data[0].data")).isEmpty();
        Map<String, Object> extensions = told.getMap("data[0].extensions");
        assertThat(extensions).containsEntry("dataschema", "http://localhost/schema");
        if (name.contains("ext")) {
            assertThat(extensions)
                    .containsEntry("astring", "aaa")
                    .containsEntry("aboolean", true)
                    .containsEntry("anumber", 10)
                    .hasSize(4);
        }
    }

    @Test
    void theBatchHasAnOutcomeForEachEvent() throws IOException {
        Response answer = post("application/cloudevents-batch+json", sample("batch_v1_two_events.json"));
        assertThat(answer.statusCode()).isEqualTo(207);
        JsonPath results = answer.jsonPath();
        assertThat(results.getList("results.id")).isEqualTo(List.of("B234-1234-1234", "C234-1234-1234"));
        assertThat(results.getList("results[0].problem.violations.pointer", String.class))
                .containsExactlyInAnyOrder("/datacontenttype", "/data_base64", "/type", "/subject");
        assertThat(results.getList("results[1].problem.violations.pointer", String.class))
                .containsExactlyInAnyOrder("/type", "/subject", "/data/appinfoA", "/data/appinfoB", "/data/appinfoC");
    }

    @Test
    void theBinarySampleIsReadFromItsHeaders() throws IOException {
        JsonNode http = new ObjectMapper()
                .readTree(sample("binary_v1_conformance.json"))
                .get("http");
        for (JsonNode contentType : http.get("headers").get("Content-Type")) {
            RequestSpecification request = TestWorkspace.create().request();
            http.get("headers").properties().forEach(header -> {
                if (header.getKey().startsWith("ce-")) {
                    request.header(header.getKey(), header.getValue().textValue());
                }
            });
            Response answer =
                    post(request, contentType.textValue(), http.get("body").toString());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.jsonPath().getList("violations.pointer", String.class))
                    .containsExactlyInAnyOrder("ce-type", "ce-subject", "/message");

            TestWorkspace workspace = TestWorkspace.create();
            RequestSpecification known = workspace.request().header("ce-subject", "7");
            http.get("headers").properties().forEach(header -> {
                if (header.getKey().startsWith("ce-")) {
                    known.header(
                            header.getKey(),
                            header.getValue().textValue().replace("com.example.someevent", "interaction.opened"));
                }
            });
            assertThat(post(known, contentType.textValue(), "{}").statusCode()).isEqualTo(201);
            JsonPath told = workspace.request().get("/v1/interactions/7/events").jsonPath();
            assertThat(told.getString("data[0].id")).isEqualTo("1234-1234-1234");
            assertThat(told.getString("data[0].source")).isEqualTo("/mycontext/subcontext");
        }
    }
}
