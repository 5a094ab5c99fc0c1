package dev.rapport.ingest.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.testing.VendorStandIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SurveyMonkey only says that there is an answer: it is fetched, at once or later, or it is said why not. */
@QuarkusTest
class HookFetchIT {
    private static final String SECRET = "the-apps-secret-4410";
    private static final String API_KEY = "the-apps-client-id";

    @Inject
    DataSource database;

    private TestWorkspace workspace;
    private JsonPath hook;

    @BeforeEach
    void makeHook() {
        workspace = TestWorkspace.create();
        hook = hook(VendorStandIn.TOKEN);
    }

    private JsonPath hook(String token) {
        return workspace
                .request()
                .contentType(ContentType.JSON)
                .body("""
                        {"connector": "surveymonkey", "secret": "%s", "access_token": "%s",
                         "mapping": {"questions": {"31": {"kind": "csat"}}, "values": {"score": {"25": "5"}}}}
                        """.formatted(SECRET, token))
                .post("/v1/hooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private ValidatableResponse deliver(String response) {
        return deliver(hook, response);
    }

    private static ValidatableResponse deliver(JsonPath hook, String response) {
        String body = """
                {"name": "Answers", "filter_type": "survey", "filter_id": "105724755", "event_type": "response_completed",
                 "event_id": "1", "object_type": "response", "object_id": "%s", "event_datetime": "2025-03-28T21:59:40+00:00",
                 "resources": {"respondent_id": "1", "recipient_id": "0", "collector_id": "1", "survey_id": "105724755"}}
                """.formatted(response);
        return given().contentType("application/vnd.surveymonkey.response.v1+json")
                .header("Sm-Apikey", API_KEY)
                .header("Sm-Signature", signature(body))
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(hook.getString("path"))
                .then();
    }

    private static String signature(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec((API_KEY + "&" + SECRET).getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(String kind) {
        return kind + "-" + UUID.randomUUID();
    }

    private ValidatableResponse rejected() {
        return workspace.request().get("/v1/rejected-payloads").then().statusCode(200);
    }

    private ValidatableResponse answers() {
        return workspace.request().get("/v1/survey-responses").then().statusCode(200);
    }

    private void change(String columns) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE rejected_payload SET %s WHERE workspace_id = ?".formatted(columns))) {
            statement.setLong(1, workspace.id());
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    @Test
    void anAnswerIsFetchedWhenItIsTold() {
        String id = id("ok");
        deliver(id).statusCode(200).body("status", equalTo("accepted")).body("accepted", equalTo(1));

        answers()
                .body("data", hasSize(1))
                .body("data[0].kind", equalTo("csat"))
                .body("data[0].score", equalTo(5))
                .body("data[0].customer_id", equalTo("crm:7881"));
        deliver(id).body("status", equalTo("duplicate"));
        rejected().body("data", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "down | surveymonkey answered 500",
                "busy | surveymonkey answered 429",
                "slow | surveymonkey did not respond within 1000 ms",
                "page | what was fetched is not JSON"
            })
    void whatPassesByItselfIsKeptWithTheTimeOfItsNextTry(String kind, String reason) {
        deliver(id(kind))
                .statusCode(200)
                .body("status", equalTo("kept"))
                .body("reason", containsString(reason))
                .body("kept_id", notNullValue());

        JsonPath kept = rejected()
                .body("data[0].kind", equalTo("unfetched"))
                .body("data[0].attempts", equalTo(0))
                .extract()
                .jsonPath();
        Duration pause = Duration.between(
                Instant.parse(kept.getString("data[0].received_at")),
                Instant.parse(kept.getString("data[0].next_try_at")));
        assertThat(pause).isEqualTo(kind.equals("busy") ? Duration.ofMinutes(15) : Duration.ofSeconds(30));
        answers().body("data", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gone | unfetched | surveymonkey answered 404; what the delivery refers to does not exist",
                "huge | unfetched | What the vendor answered is larger than 1048576 bytes",
                "moved | unfetched | surveymonkey answered 302, a redirect, which is not followed",
                "other | unknown | neither event_type, as a webhook has, nor pages"
            })
    void whatOnlyAPersonCanMendIsKeptAndNotTriedAgain(String kind, String kept, String reason) {
        deliver(id(kind)).statusCode(200).body("status", equalTo("kept")).body("reason", containsString(reason));

        rejected().body("data[0].kind", equalTo(kept)).body("data[0].next_try_at", nullValue());
        answers().body("data", empty());
    }

    @Test
    void whatFailedOnceIsFetchedWithoutAnybodysDoing() throws SQLException {
        deliver(id("once")).statusCode(200).body("status", equalTo("kept"));
        answers().body("data", empty());

        change("next_try_at = received_at");
        RapportProcess.await(
                "the second try",
                () -> rejected().extract().jsonPath().getList("data").isEmpty());

        answers().body("data", hasSize(1)).body("data[0].score", equalTo(5));
    }

    @Test
    void eachTryInVainDoublesThePauseAndTheLastOneIsSaid() throws SQLException {
        deliver(id("down")).statusCode(200);
        change("next_try_at = received_at");
        JsonPath second = triedAgain(1);
        assertThat(Duration.between(
                        Instant.parse(second.getString("data[0].tried_at")),
                        Instant.parse(second.getString("data[0].next_try_at"))))
                .isEqualTo(Duration.ofSeconds(60));

        change("next_try_at = received_at, fetch_tries = 14");
        JsonPath last = triedAgain(2);
        assertThat(last.getString("data[0].next_try_at")).isNull();
        assertThat(last.getString("data[0].reason")).endsWith("; tried 15 times, now it waits for a replay");

        workspace
                .request()
                .post("/v1/rejected-payloads/replay")
                .then()
                .statusCode(200)
                .body("kept", equalTo(1));
        rejected().body("data[0].next_try_at", notNullValue());
    }

    private JsonPath triedAgain(int attempts) {
        RapportProcess.await(
                "try " + attempts, () -> rejected().extract().jsonPath().getInt("data[0].attempts") == attempts);
        return rejected().extract().jsonPath();
    }

    @Test
    void aVendorThatFailsIsNotAskedForEachOfWhatWaits() throws SQLException {
        deliver(id("down")).statusCode(200);
        deliver(id("down")).statusCode(200);
        change("next_try_at = received_at");
        RapportProcess.await("a try", () -> rejected()
                .extract()
                .jsonPath()
                .getList("data.attempts", Integer.class)
                .contains(1));

        assertThat(rejected().extract().jsonPath().getList("data.attempts", Integer.class))
                .containsExactlyInAnyOrder(0, 1);
        assertThat(rejected().extract().jsonPath().getList("data.next_try_at", String.class))
                .allSatisfy(at -> assertThat(Instant.parse(at)).isAfter(Instant.now()));
    }

    @Test
    void anotherAccessTokenFetchesWhatWaitedForIt() {
        JsonPath other = hook("an-old-token");
        deliver(other, id("ok"))
                .body("status", equalTo("kept"))
                .body("reason", equalTo("surveymonkey answered 401; is the access_token of the hook still valid?"));
        rejected().body("data[0].next_try_at", nullValue());

        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("{\"access_token\": \"%s\"}".formatted(VendorStandIn.TOKEN))
                .patch("/v1/hooks/" + other.getString("id"))
                .then()
                .statusCode(200);
        RapportProcess.await(
                "the next try",
                () -> rejected().extract().jsonPath().getList("data").isEmpty());

        answers().body("data", hasSize(1));
    }
}
