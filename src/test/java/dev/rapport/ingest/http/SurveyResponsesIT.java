package dev.rapport.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class SurveyResponsesIT {
    private TestWorkspace workspace;

    @BeforeEach
    void createWorkspace() {
        workspace = TestWorkspace.create();
    }

    private ValidatableResponse post(String path, String contentType, String body) {
        return workspace
                .request()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(contentType)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then();
    }

    private ValidatableResponse post(String contentType, String body) {
        return post("/v1/survey-responses", contentType, body);
    }

    @Test
    void a_response_is_accepted_and_the_event_that_says_the_same_is_a_duplicate() {
        post(
                        "application/json",
                        "{\"id\":\"a1\",\"source\":\"poll\",\"kind\":\"csat\",\"score\":5.0,\"scale\":{\"min\":1,\"max\":5},"
                                + "\"responded_at\":\"2025-03-27T16:30:00+01:00\",\"interaction_id\":\"1001\"}")
                .statusCode(201)
                .body("status", equalTo("accepted"));
        post(
                        "/v1/events",
                        "application/json",
                        "{\"id\":\"a1\",\"source\":\"poll\",\"type\":\"survey.answered\",\"subject\":\"1001\","
                                + "\"time\":\"2025-03-27T15:30:00Z\",\"data\":{\"kind\":\"csat\",\"score\":5,"
                                + "\"scale\":{\"min\":\"1\",\"max\":\"5\"}}}")
                .statusCode(200)
                .body("status", equalTo("duplicate"));
    }

    @Test
    void another_score_under_the_same_id_is_a_conflict() {
        String response = "{\"id\":\"a1\",\"kind\":\"nps\",\"score\":%d,\"responded_at\":\"2025-03-27T15:30:00Z\"}";
        post("application/json", response.formatted(9)).statusCode(201);
        post("application/json", response.formatted(3)).statusCode(409);
    }

    @Test
    void violations_point_at_the_flat_names() {
        post(
                        "application/json",
                        "{\"id\":\"a1\",\"kind\":\"nps\",\"score\":6.5,\"responded_at\":\"2025-03-27T15:30:00Z\"}")
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/score")))
                .body("detail", containsString("score 6.5 is not a whole number"));
    }

    @Test
    void cloudevents_are_for_the_other_address() {
        post("application/cloudevents+json", "{}").statusCode(415);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_of_the_documentation_is_accepted(String contentType, String body) {
        int status = post(contentType, body).extract().statusCode();
        assertThat(status).as(body).isBetween(200, 201);
    }

    static List<Arguments> examples() {
        return List.of(
                Arguments.of(BodyForm.APPLICATION_JSON, EventExamples.RESPONSES),
                Arguments.of(BodyForm.APPLICATION_NDJSON, EventExamples.RESPONSES_NDJSON),
                Arguments.of(BodyForm.TEXT_CSV, EventExamples.RESPONSES_CSV));
    }
}
