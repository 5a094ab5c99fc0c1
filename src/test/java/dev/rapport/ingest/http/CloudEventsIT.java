package dev.rapport.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.rapport.testing.AsItIs;
import dev.rapport.testing.RawConnection;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CloudEventsIT {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    private TestWorkspace workspace;

    @BeforeEach
    void createWorkspace() {
        workspace = TestWorkspace.create();
    }

    private static String event(String more) {
        return """
               {"specversion":"1.0","id":"e1","source":"/desk/4","type":"interaction.opened","subject":"1001",
                "time":"2025-03-27T16:30:00+01:00","data":{"channel":"chat"}%s}""".formatted(more);
    }

    private ValidatableResponse post(String contentType, String body) {
        return workspace
                .request()
                .config(AsItIs.config())
                .header("Content-Type", contentType)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then();
    }

    private RequestSpecification binary() {
        return workspace
                .request()
                .config(AsItIs.config())
                .header("ce-specversion", "1.0")
                .header("ce-id", "e1")
                .header("ce-source", "/desk/4")
                .header("ce-type", "interaction.opened")
                .header("ce-subject", "1001")
                .header("ce-time", "2025-03-27T16:30:00+01:00");
    }

    @Test
    void one_event_is_the_same_in_every_mode() {
        binary().header("Content-Type", "application/json")
                .body("{\"channel\":\"chat\"}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(201)
                .body("status", equalTo("accepted"))
                .body("id", equalTo("e1"));
        post(STRUCTURED, event("")).statusCode(200).body("status", equalTo("duplicate"));
        post(
                        STRUCTURED + "; charset=utf-8",
                        event("")
                                .replace(
                                        "\"data\":{\"channel\":\"chat\"}",
                                        "\"data_base64\":\"eyJjaGFubmVsIjoiY2hhdCJ9\""))
                .statusCode(200)
                .body("status", equalTo("duplicate"));
        post(BATCH, "[" + event("") + "]").statusCode(200).body("duplicates", equalTo(1));
        post("application/x-ndjson", event("").replace("\n", ""))
                .statusCode(200)
                .body("duplicates", equalTo(1));
        post("application/json", event("")).statusCode(200).body("status", equalTo("duplicate"));
    }

    @Test
    void extensions_are_kept_and_a_retry_with_another_trace_is_a_duplicate() {
        String schema = ",\"dataschema\":\"https://example.com/s\",\"sequence\":7,\"sampled\":true";
        post(STRUCTURED, event(",\"traceparent\":\"00-1-2-01\"" + schema)).statusCode(201);
        post(STRUCTURED, event(",\"traceparent\":\"00-3-4-01\""))
                .statusCode(200)
                .body("status", equalTo("duplicate"));
        post("application/json", event("").replace("e1", "e2").replace("16:30", "16:31"))
                .statusCode(201);
        List<Map<String, Object>> told = workspace
                .request()
                .get("/v1/interactions/1001/events")
                .then()
                .statusCode(200)
                .extract()
                .path("data.extensions");
        assertThat(told).hasSize(2);
        assertThat(told.get(0))
                .isEqualTo(Map.of(
                        "traceparent",
                        "00-1-2-01",
                        "dataschema",
                        "https://example.com/s",
                        "sequence",
                        7,
                        "sampled",
                        true));
        assertThat(told.get(1)).isNull();
    }

    @Test
    void binary_mode_decodes_headers_in_any_case() {
        binary().header("CE-TEAM", "Caf%C3%A9")
                .header("Content-Type", "Application/JSON; charset=UTF-8")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(201);
        workspace
                .request()
                .get("/v1/interactions/1001/events")
                .then()
                .body("data[0].extensions.team", equalTo("Café"))
                .body("data[0].data", equalTo(Map.of()));
    }

    @Test
    void in_binary_mode_violations_point_at_headers_and_into_the_body() {
        workspace
                .request()
                .header("ce-id", "e1")
                .header("ce-source", "/desk/4")
                .header("ce-type", "interaction.opened")
                .header("ce-time", "2025-03-27")
                .header("ce-subject", "100%")
                .header("Content-Type", "application/json")
                .body("{\"chanel\":\"chat\"}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(422)
                .body(
                        "violations.pointer",
                        org.hamcrest.Matchers.containsInAnyOrder("ce-specversion", "ce-time", "ce-subject", "/chanel"));
    }

    @Test
    void binary_mode_without_a_body_is_an_event_without_data() throws IOException {
        try (RawConnection connection = RawConnection.open()) {
            connection.head(
                    "POST /v1/events HTTP/1.1",
                    "Host: rapport",
                    "Authorization: Bearer " + workspace.key(),
                    "ce-specversion: 1.0",
                    "ce-id: e1",
                    "ce-source: \"/desk/4\"",
                    "ce-type: interaction.opened",
                    "ce-subject: 1001",
                    "ce-time: 2025-03-27T16:30:00+01:00",
                    "Content-Length: 0");
            assertThat(connection.answer().status()).isEqualTo(201);
        }
    }

    @Test
    void a_batch_has_an_outcome_for_each_event_and_may_be_empty() {
        post(BATCH, "[]").statusCode(200).body("accepted", equalTo(0)).body("results", hasSize(0));
        post(BATCH, "[%s,{\"specversion\":\"1.0\",\"id\":\"e2\"},7]".formatted(event("")))
                .statusCode(207)
                .body("results.status", equalTo(List.of("accepted", "rejected", "rejected")))
                .body("results[0].problem", nullValue())
                .body(
                        "results[1].problem.violations.pointer",
                        equalTo(List.of("/source", "/type", "/subject", "/time")));
    }

    @Test
    void the_media_type_says_whether_one_event_or_a_list_is_sent() {
        post(STRUCTURED, "[" + event("") + "]")
                .statusCode(400)
                .body("type", equalTo("/problems/malformed"))
                .body(
                        "detail",
                        equalTo(
                                "the body is a list; send one event, or the list as application/cloudevents-batch+json"));
        post(BATCH, event(""))
                .statusCode(400)
                .body(
                        "detail",
                        equalTo(
                                "the body is not a list; send a list of events, or the one as application/cloudevents+json"));
        post(STRUCTURED, event("")).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+avro",
                "application/cloudevents+xml",
                "application/cloudevents-batch+protobuf",
                "application/cloudevents+json; charset=iso-8859-1"
            })
    void other_formats_and_charsets_are_refused(String contentType) {
        post(contentType, event("")).statusCode(415).body("type", equalTo("/problems/unsupported-media-type"));
        binary().header("Content-Type", contentType)
                .body(new byte[] {'{', '}'})
                .post("/v1/events")
                .then()
                .statusCode(415);
    }

    @Test
    void data_of_another_kind_in_binary_mode_is_refused() {
        binary().header("Content-Type", "text/plain")
                .body("Hello".getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(415)
                .body("detail", containsString("send Content-Type application/json, not text/plain"));
    }
}
