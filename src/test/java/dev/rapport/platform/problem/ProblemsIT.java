package dev.rapport.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class ProblemsIT {

    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyTypeLeadsToItsPage(ProblemType type) {
        given().get(type.uri()).then().statusCode(200).contentType("text/html").body(containsString(type.title()));
    }

    @Test
    void aDefectSaysNothingButItsTraceId() {
        String answer = problem(
                        given().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                                .get("/failing/defect")
                                .then(),
                        ProblemType.INTERNAL)
                .body("trace_id", equalTo("4bf92f3577b34da6a3ce929d0e0e4736"))
                .extract()
                .asString();
        assertThat(answer).doesNotContain("secret");
        given().get("/failing/defect").then().body("trace_id", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void aDatabaseThatDoesNotAnswerIs503WithRetryAfter() {
        problem(given().get("/failing/outage").then(), ProblemType.UNAVAILABLE).header("Retry-After", "2");
    }

    @Test
    void aProblemCarriesItsFurtherMembers() {
        problem(given().get("/failing/overload").then(), ProblemType.OVERLOADED)
                .header("Retry-After", "3")
                .body("committed_lines", equalTo(7))
                .body("instance", equalTo("/failing/overload"));
    }

    @Test
    void malformedJsonIsReportedWithItsPosition() {
        problem(
                        TestWorkspace.asOperator()
                                .contentType(ContentType.JSON)
                                .body("{\"name\":\n \"x\",,}")
                                .post("/v1/keys")
                                .then(),
                        ProblemType.MALFORMED)
                .body("detail", containsString("line 2, column 6"));
        problem(
                TestWorkspace.asOperator()
                        .contentType(ContentType.JSON)
                        .body("{\"name\":\"a\",\"name\":\"b\"}")
                        .post("/v1/keys")
                        .then(),
                ProblemType.VALIDATION);
    }

    @Test
    void jsonThatNestsTooDeepIsTooLarge() {
        problem(
                TestWorkspace.asOperator()
                        .contentType(ContentType.JSON)
                        .body("[".repeat(100) + "]".repeat(100))
                        .post("/v1/keys")
                        .then(),
                ProblemType.TOO_LARGE);
    }

    @Test
    void unknownAddressesAreNotFoundWhereverTheyLie() {
        for (String path : new String[] {"/nothing", "/v1/nothing", "/q/nothing"}) {
            problem(given().get(path).then(), ProblemType.NOT_FOUND);
        }
    }

    @Test
    void aMethodThatAnAddressDoesNotKnowIsAnsweredWithThoseItDoes() {
        problem(TestWorkspace.asOperator().put("/v1/keys").then(), ProblemType.METHOD_NOT_ALLOWED)
                .header("Allow", "GET, HEAD, OPTIONS, POST");
        problem(TestWorkspace.asOperator().post("/v1/keys/1").then(), ProblemType.METHOD_NOT_ALLOWED)
                .header("Allow", "DELETE, GET, HEAD, OPTIONS, PATCH");
    }

    @Test
    void formatsThatAreNotSpokenAreRefused() {
        problem(TestWorkspace.asOperator().accept("text/csv").get("/v1/keys").then(), ProblemType.NOT_ACCEPTABLE)
                .body(
                        "detail",
                        equalTo("This address supports none of the formats in the Accept header: application/json."));
        problem(
                TestWorkspace.asOperator()
                        .config(AS_IT_IS)
                        .contentType("text/plain")
                        .body("x")
                        .post("/v1/keys")
                        .then(),
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void anEncodingThatIsNotKnownIsNotTakenForText() {
        problem(
                given().config(AS_IT_IS)
                        .contentType("text/plain")
                        .header("Content-Encoding", "zstd")
                        .body("(µ/ý")
                        .post("/failing/body")
                        .then(),
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void theLimitOfABodyIsThatOfWhatItInflatesTo() throws IOException {
        problem(postGzip(new byte[1001]), ProblemType.TOO_LARGE)
                .body("detail", equalTo("The body is larger than 1000 bytes."));
        postGzip(new byte[1000]).statusCode(200);
    }

    @Test
    void aRequestIdIsEchoedCleanedOrMade() {
        given().header("X-Request-Id", "order-7").get("/problems").then().header("X-Request-Id", "order-7");
        given().header("X-Request-Id", "a b<c>").get("/problems").then().header("X-Request-Id", "abc");
        given().header("X-Request-Id", "x".repeat(500)).get("/problems").then().header("X-Request-Id", "x".repeat(128));
        given().get("/problems").then().header("X-Request-Id", notNullValue());
    }

    private static ValidatableResponse postGzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return given().config(AS_IT_IS)
                .contentType("text/plain")
                .header("Content-Encoding", "gzip")
                .body(packed.toByteArray())
                .post("/failing/body")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, ProblemType type) {
        return answer.statusCode(type.status())
                .contentType("application/problem+json")
                .body("type", equalTo(type.uri()))
                .body("title", equalTo(type.title()))
                .body("status", equalTo(type.status()))
                .body("detail", notNullValue())
                .body("instance", notNullValue());
    }
}
