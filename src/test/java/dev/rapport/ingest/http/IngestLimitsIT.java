package dev.rapport.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.rapport.ingest.IngestConfiguration;
import dev.rapport.testing.AsItIs;
import dev.rapport.testing.RawConnection;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IngestLimitsIT {
    @Inject
    IngestGate gate;

    @Inject
    IngestConfiguration limits;

    private TestWorkspace workspace;

    @BeforeEach
    void createWorkspace() {
        workspace = TestWorkspace.create();
    }

    private static String event(String data) {
        return "{\"id\":\"e1\",\"source\":\"desk\",\"subject\":\"1\",\"type\":\"interaction.opened\",\"time\":\"2025-03-27T15:30:00Z\",\"data\":{%s}}"
                .formatted(data);
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

    static List<Arguments> tooLarge() {
        return List.of(
                Arguments.of("nesting", "\"x\":" + "[".repeat(40) + "]".repeat(40)),
                Arguments.of("a text", "\"topic\":\"" + "x".repeat((1 << 20) + 1) + "\""),
                Arguments.of("a number", "\"x\":" + "1".repeat(201)),
                Arguments.of("a name", "\"" + "x".repeat(2_000) + "\":1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooLarge")
    void json_beyond_its_limits_is_too_large_as_a_document_and_one_rejected_line_of_a_stream(String what, String data) {
        String reason =
                "JSON is taken with at most 32 levels of nesting, texts of 1,048,576 characters, numbers of 200 digits and names of 1,000 characters";
        post("application/json", event(data))
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/too-large"))
                .body("detail", containsString(reason));
        ValidatableResponse stream = post("application/x-ndjson", event(data) + "\n" + event(""));
        stream.statusCode(207)
                .body("accepted", equalTo(1))
                .body("results[0].line", equalTo(1))
                .body("results[0].problem.type", equalTo("/problems/too-large"));
    }

    static List<Arguments> tooMany() {
        return List.of(
                Arguments.of(
                        "/data/attributes",
                        "attributes has more than 50 entries",
                        "\"attributes\":{" + entries(51, "\"a%d\":1") + "}"),
                Arguments.of(
                        "/data/tags", "tags has more than 50 entries", "\"tags\":[" + entries(51, "\"t%d\"") + "]"),
                Arguments.of("/data/topic", "topic has 300 characters", "\"topic\":\"" + "x".repeat(300) + "\""),
                Arguments.of(
                        "/data/attributes/a",
                        "a has 501 characters; the maximum is 500",
                        "\"attributes\":{\"a\":\"" + "x".repeat(501) + "\"}"));
    }

    private static String entries(int count, String form) {
        return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @MethodSource("tooMany")
    void an_event_beyond_its_limits_is_told_where(String pointer, String detail, String data) {
        post("application/json", event(data))
                .statusCode(422)
                .body("violations[0].pointer", equalTo(pointer))
                .body("violations[0].detail", containsString(detail));
    }

    @Test
    void of_many_violations_the_first_are_told_and_the_others_counted() {
        post("application/json", event(entries(50, "\"x%d\":1")))
                .statusCode(422)
                .body("violations", hasSize(33))
                .body("violations[32].detail", equalTo("and 18 more; correct these first"));
    }

    @Test
    void a_line_that_is_too_long_is_rejected_alone() {
        post("application/x-ndjson", " ".repeat((1 << 20) + 1) + "\n" + event(""))
                .statusCode(207)
                .body("accepted", equalTo(1))
                .body("results[0].line", equalTo(1))
                .body("results[0].problem.type", equalTo("/problems/too-large"))
                .body("results[0].problem.detail", containsString("line 1 has more than 1,048,576 bytes"));
    }

    @Test
    void a_row_that_is_too_long_ends_a_csv_body_behind_what_was_committed() {
        post(
                        "text/csv",
                        "id,time,type,subject\ne1,2025-03-27T15:30:00Z,interaction.opened,1\n\""
                                + "x".repeat((1 << 20) + 100_000))
                .statusCode(413)
                .body("type", equalTo("/problems/too-large"))
                .body("committed_lines", equalTo(2));
        post("application/json", event("")).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "br", "gzip, br", "compress"})
    void an_encoding_that_is_not_known_is_refused(String encoding) {
        workspace
                .request()
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", encoding)
                .body(new byte[] {1, 2, 3})
                .post("/v1/events")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unsupported-media-type"))
                .body("detail", containsString("gzip"));
    }

    @Test
    void a_body_that_is_not_compressed_as_it_says_is_malformed() {
        for (String contentType : List.of("application/json", "application/x-ndjson", "text/csv")) {
            workspace
                    .request()
                    .config(AsItIs.config())
                    .header("Content-Type", contentType)
                    .header("Content-Encoding", "gzip")
                    .body("plain text".getBytes(StandardCharsets.UTF_8))
                    .post("/v1/events")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/malformed"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "deflate", "identity"})
    void a_compressed_body_is_inflated_in_every_form(String encoding) throws IOException {
        for (String contentType : List.of("application/json", "application/x-ndjson")) {
            compressed(contentType, encoding, packed(encoding, event("")))
                    .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
        }
    }

    @Test
    void a_body_of_several_compressed_parts_is_read_to_its_end() throws IOException {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            parts.write(packed("gzip", event("").replace("\"e1\"", "\"part-" + i + "\"") + "\n"));
        }
        compressed("application/x-ndjson", "gzip", parts.toByteArray())
                .statusCode(200)
                .body("accepted", equalTo(3));
    }

    @Test
    void a_compressed_body_that_ends_in_the_middle_is_malformed() throws IOException {
        byte[] whole = packed("gzip", event("\"topic\":\"billing\""));
        for (String contentType : List.of("application/json", "application/x-ndjson")) {
            compressed(contentType, "gzip", java.util.Arrays.copyOf(whole, whole.length - 20))
                    .statusCode(400)
                    .body("type", equalTo("/problems/malformed"))
                    .body("detail", containsString("ends in the middle"));
        }
    }

    @Test
    void settings_may_be_compressed_too() throws IOException {
        workspace
                .request()
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .body(packed("gzip", "{\"name\":\"packed\",\"scopes\":[\"read\"]}"))
                .post("/v1/keys")
                .then()
                .statusCode(201);
        workspace
                .request()
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .body("plain".getBytes(StandardCharsets.UTF_8))
                .post("/v1/keys")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed"));
    }

    private ValidatableResponse compressed(String contentType, String encoding, byte[] body) {
        return workspace
                .request()
                .config(AsItIs.config())
                .header("Content-Type", contentType)
                .header("Content-Encoding", encoding)
                .body(body)
                .post("/v1/events")
                .then();
    }

    private static byte[] packed(String encoding, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = encoding.toLowerCase(java.util.Locale.ROOT).endsWith("gzip")
                ? new GZIPOutputStream(packed)
                : encoding.equals("deflate") ? new DeflaterOutputStream(packed) : packed) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void an_address_or_headers_that_are_too_long_are_a_problem_with_their_limits() throws IOException {
        try (RawConnection connection = RawConnection.open()) {
            connection.head("GET /v1/jobs?source=" + "x".repeat(20_000) + " HTTP/1.1", "Host: rapport");
            problem(connection.answer(), "The address has 20,016 characters; the maximum is 16,384.");
        }
        try (RawConnection connection = RawConnection.open()) {
            connection.head("GET /v1/jobs HTTP/1.1", "Host: rapport", "X-Long: " + "x".repeat(20_000));
            problem(connection.answer(), "The headers have 20,");
        }
    }

    private static void problem(RawConnection.Answer answer, String detail) {
        assertThat(answer.status()).as(answer.head()).isEqualTo(413);
        assertThat(answer.head().toLowerCase(java.util.Locale.ROOT)).contains("content-type: application/problem+json");
        assertThat(answer.body()).contains("\"/problems/too-large\"").contains(detail);
    }

    private RawConnection expecting(String key) throws IOException {
        return RawConnection.open()
                .head(
                        "POST /v1/events HTTP/1.1",
                        "Host: rapport",
                        "Authorization: Bearer " + key,
                        "Content-Type: application/json",
                        "Content-Length: " + event("").length(),
                        "Expect: 100-continue");
    }

    @Test
    void who_waits_for_100_is_told_to_go_on_and_then_answered() throws IOException {
        try (RawConnection connection = expecting(workspace.key())) {
            assertThat(connection.answer().status()).isEqualTo(100);
            connection.text(event(""));
            assertThat(connection.answer().status()).isEqualTo(201);
        }
    }

    @Test
    void who_waits_for_100_and_is_refused_need_not_send_the_body() throws IOException {
        try (RawConnection connection = expecting("rap_nobody")) {
            assertThat(connection.answer().status()).isEqualTo(401);
        }
        List<IngestGate.Pass> taken = new ArrayList<>();
        try {
            for (int i = 0; i < limits.maxConcurrentRequests(); i++) {
                taken.add(gate.enter());
            }
            try (RawConnection connection = expecting(workspace.key())) {
                RawConnection.Answer answer = connection.answer();
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.body()).contains("/problems/overloaded");
            }
        } finally {
            taken.forEach(IngestGate.Pass::close);
        }
    }
}
