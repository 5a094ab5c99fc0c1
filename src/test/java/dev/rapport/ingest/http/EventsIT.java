package dev.rapport.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EventsIT {
    /** RestAssured would add a charset that nobody asked for. */
    private static final EncoderConfig AS_IT_IS =
            EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);

    private TestWorkspace workspace;

    @BeforeEach
    void createWorkspace() {
        workspace = TestWorkspace.create();
    }

    private static String event(String id, String topic) {
        return """
               {"id":"%s","source":"zendesk","type":"interaction.opened","time":"2025-03-27T16:30:00+01:00","subject":"1001",
                "data":{"customer_id":"c1","channel":"chat","topic":"%s"}}""".formatted(id, topic);
    }

    private ValidatableResponse post(String contentType, byte[] body, String query) {
        return workspace
                .request()
                .config(RestAssured.config().encoderConfig(AS_IT_IS))
                .contentType(contentType)
                .body(body)
                .post("/v1/events" + query)
                .then();
    }

    private ValidatableResponse post(String contentType, String body) {
        return post(contentType, body.getBytes(StandardCharsets.UTF_8), "");
    }

    private ValidatableResponse json(String body) {
        return post("application/json", body);
    }

    @Test
    void a_new_event_is_accepted_and_the_same_again_is_a_duplicate() {
        json(event("e1", "billing"))
                .statusCode(201)
                .body("status", equalTo("accepted"))
                .body("id", equalTo("e1"))
                .body("version", equalTo(1));
        json(event("e1", "billing")).statusCode(200).body("status", equalTo("duplicate"));
        json(event("e1", "billing").replace("16:30:00+01:00", "15:30:00.000Z"))
                .statusCode(200)
                .body("status", equalTo("duplicate"));
    }

    @Test
    void the_same_identity_with_other_content_is_a_conflict_and_the_first_stays() {
        json(event("e1", "billing")).statusCode(201);
        json(event("e1", "shipping"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/conflict"))
                .body("detail", containsString("id e1 of source zendesk about subject 1001"));
        json(event("e1", "billing")).statusCode(200);
    }

    @Test
    void a_rejected_event_has_every_violation_with_its_pointer() {
        json("{\"id\":\"e1\",\"type\":\"survey.answered\",\"time\":1774625400,\"data\":{\"kind\":\"nps\",\"score\":\"6,5\"}}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/validation"))
                .body("violations.pointer", equalTo(List.of("/time", "/data/score", "/subject")));
    }

    @Test
    void in_a_list_each_item_has_its_own_outcome() {
        json(event("e1", "billing")).statusCode(201);
        json("[%s,%s,{\"id\":\"e3\"},%s,%s]"
                        .formatted(
                                event("e1", "billing"),
                                event("e1", "shipping"),
                                event("e4", "billing"),
                                event("e4", "billing")))
                .statusCode(207)
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(2))
                .body("conflicts", equalTo(1))
                .body("rejected", equalTo(1))
                .body("version", equalTo(2))
                .body("results.index", equalTo(List.of(0, 1, 2, 3, 4)))
                .body("results.id", equalTo(List.of("e1", "e1", "e3", "e4", "e4")))
                .body("results.status", equalTo(List.of("duplicate", "conflict", "rejected", "accepted", "duplicate")))
                .body("results[0].problem", nullValue())
                .body("results[1].problem.type", equalTo("/problems/conflict"))
                .body("results[2].problem.violations.pointer", equalTo(List.of("/type", "/subject", "/time")));
    }

    @Test
    void a_list_of_which_all_is_taken_is_a_200_and_so_is_the_empty_one() {
        json("[%s]".formatted(event("e1", "billing"))).statusCode(200).body("accepted", equalTo(1));
        json("[%s]".formatted(event("e1", "billing"))).statusCode(200).body("duplicates", equalTo(1));
        json("[]").statusCode(200).body("accepted", equalTo(0)).body("results", hasSize(0));
    }

    @Test
    void malformed_json_is_refused_with_its_place_and_nothing_is_written() {
        json("[%s,\n{\"id\":}]".formatted(event("e1", "billing")))
                .statusCode(400)
                .body("type", equalTo("/problems/malformed"))
                .body("detail", startsWith("line 3, column"));
        json(event("e1", "billing")).statusCode(201);
    }

    @Test
    void more_items_than_a_list_may_have_are_refused_and_nothing_is_written() {
        String list = IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> event("e" + i, "billing"))
                .collect(Collectors.joining(",", "[", "]"));
        json(list).statusCode(413).body("detail", containsString("more than 10,000 items"));
        json(event("e0", "billing")).statusCode(201);
    }

    @Test
    void a_dry_run_tells_everything_and_writes_nothing() {
        post("application/json", event("e1", "billing").getBytes(StandardCharsets.UTF_8), "?dry_run=true")
                .statusCode(200)
                .body("status", equalTo("valid"))
                .body("version", nullValue());
        post(
                        "application/json",
                        "[%s,{}]".formatted(event("e1", "b")).getBytes(StandardCharsets.UTF_8),
                        "?dry_run=true")
                .statusCode(207)
                .body("valid", equalTo(1))
                .body("rejected", equalTo(1))
                .body("accepted", equalTo(0));
        post(
                        "application/x-ndjson",
                        (event("e1", "b").replace("\n", "") + "\nx").getBytes(StandardCharsets.UTF_8),
                        "?dry_run=true")
                .statusCode(207)
                .body("valid", equalTo(1))
                .body("results.line", equalTo(List.of(2)));
        json(event("e1", "billing")).statusCode(201);
    }

    @Test
    void a_mistyped_parameter_writes_nothing() {
        post("application/json", event("e1", "billing").getBytes(StandardCharsets.UTF_8), "?dryrun=true")
                .statusCode(422)
                .body("violations[0].pointer", equalTo("dryrun"))
                .body("violations[0].detail", containsString("did you mean dry_run?"));
        json(event("e1", "billing")).statusCode(201);
    }

    @Test
    void the_source_defaults_to_the_name_of_the_key() {
        String event =
                "{\"id\":\"e1\",\"type\":\"interaction.opened\",\"time\":\"2025-03-27T15:30:00Z\",\"subject\":\"1\"}";
        json(event).statusCode(201);
        post("application/x-ndjson", event.getBytes(StandardCharsets.UTF_8), "?source=other")
                .statusCode(200)
                .body("accepted", equalTo(1));
        TestWorkspace.as(workspace.keyWith("ingest"))
                .header("Content-Type", "application/json")
                .body(event.getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(201);
    }

    @Test
    void the_scope_ingest_is_needed() {
        TestWorkspace.as(workspace.keyWith("read"))
                .header("Content-Type", "application/json")
                .body(event("e1", "billing").getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(403);
        TestWorkspace.as("rap_nobody")
                .header("Content-Type", "application/json")
                .body(event("e1", "billing").getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(401);
    }

    @Test
    void an_event_a_little_ahead_of_the_clock_is_taken_and_one_further_ahead_is_not() {
        String ahead = "{\"id\":\"%s\",\"type\":\"interaction.opened\",\"time\":\"%s\",\"subject\":\"1\"}";
        json(ahead.formatted("e1", Instant.now().plus(Duration.ofMinutes(4)))).statusCode(201);
        json(ahead.formatted("e2", Instant.now().plus(Duration.ofMinutes(6))))
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/time")));
    }

    @Test
    void gzip_is_undone_and_other_encodings_are_refused() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(event("e1", "billing").getBytes(StandardCharsets.UTF_8));
        }
        workspace
                .request()
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .body(zipped.toByteArray())
                .post("/v1/events")
                .then()
                .statusCode(201);
        workspace
                .request()
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "zstd")
                .body(new byte[] {1, 2, 3})
                .post("/v1/events")
                .then()
                .statusCode(415);
    }

    @Test
    void a_document_that_inflates_beyond_the_limit_is_refused() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write('[');
            byte[] blank = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 65; i++) {
                gzip.write(blank);
            }
            gzip.write(']');
        }
        workspace
                .request()
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .body(zipped.toByteArray())
                .post("/v1/events")
                .then()
                .statusCode(413)
                .body("detail", containsString("at most 67,108,864 bytes, decompressed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml"})
    void an_unknown_media_type_is_refused_with_the_known_ones(String contentType) {
        post(contentType, event("e1", "billing"))
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", containsString("application/x-ndjson"));
    }

    @Test
    void the_same_event_is_a_duplicate_in_every_form() {
        json(event("e1", "billing")).statusCode(201);
        post("application/x-ndjson", event("e1", "billing").replace("\n", " "))
                .statusCode(200)
                .body("duplicates", equalTo(1));
        post("text/csv", """
                        id,source,type,time,subject,customer_id,channel,topic
                        e1,zendesk,interaction.opened,2025-03-27T15:30:00Z,1001,c1,chat,billing
                        """).statusCode(200).body("duplicates", equalTo(1));
        post("application/cloudevents+json", event("e1", "billing").replaceFirst("\\{", "{\"specversion\":\"1.0\","))
                .statusCode(200)
                .body("status", equalTo("duplicate"));
    }

    @Test
    void a_stream_of_many_chunks_lists_only_what_was_not_taken() {
        String lines = IntStream.range(0, 25_000)
                .mapToObj(i -> i % 10_000 == 7
                        ? "oops"
                        : event("e" + i, "billing").replace("\n", " ").replace("1001", "s" + i))
                .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"));
        post("application/x-ndjson", lines)
                .statusCode(207)
                .body("accepted", equalTo(24_997))
                .body("rejected", equalTo(3))
                .body("results.line", equalTo(List.of(8, 10_008, 20_008)))
                .body("results[0].problem.type", equalTo("/problems/malformed"))
                .body("version", greaterThanOrEqualTo(3));
        post("application/x-ndjson", lines).statusCode(207).body("duplicates", equalTo(24_997));
    }

    @Test
    void the_same_csv_file_twice_counts_once() {
        byte[] csv = """
                time,customer_id,amount,currency
                2025-03-27T15:30:00Z,c1,10.00,EUR
                2025-03-27T15:30:00Z,c1,10.00,EUR
                2025-03-28T15:30:00Z,c2,12.50,EUR
                """.getBytes(StandardCharsets.UTF_8);
        post("text/csv", csv, "?type=purchase.completed&source=till-4")
                .statusCode(200)
                .body("accepted", equalTo(3));
        post("text/csv", csv, "?type=purchase.completed&source=till-4")
                .statusCode(200)
                .body("duplicates", equalTo(3));
    }

    @Test
    void a_csv_header_that_is_wrong_is_refused_before_any_row() {
        post("text/csv", "id,time,type,subject,custmer_id\n")
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/custmer_id"));
        post("text/csv", "id;time;type;subject\n").statusCode(400).body("detail", containsString("commas"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_of_the_documentation_is_accepted(String contentType, String body) {
        int status = post(contentType, body).extract().statusCode();
        assertThat(status).as(body).isBetween(200, 201);
    }

    static List<Arguments> examples() {
        return List.of(
                Arguments.of(BodyForm.APPLICATION_JSON, EventExamples.EVENTS),
                Arguments.of(BodyForm.CLOUD_EVENT_JSON, EventExamples.CLOUD_EVENT),
                Arguments.of(BodyForm.CLOUD_EVENTS_BATCH_JSON, EventExamples.CLOUD_EVENTS),
                Arguments.of(BodyForm.APPLICATION_NDJSON, EventExamples.NDJSON),
                Arguments.of(BodyForm.TEXT_CSV, EventExamples.CSV));
    }
}
