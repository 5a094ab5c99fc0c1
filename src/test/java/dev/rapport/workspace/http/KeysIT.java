package dev.rapport.workspace.http;

import static dev.rapport.testing.TestWorkspace.as;
import static dev.rapport.testing.TestWorkspace.asOperator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.rapport.testing.MutableClock;
import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeysIT {

    @Inject
    MutableClock clock;

    @AfterEach
    void letTimeRun() {
        clock.release();
    }

    @Test
    void theKeyItselfIsOnlyInTheAnswerThatMakesIt() {
        TestWorkspace workspace = TestWorkspace.create();

        JsonPath made = create(workspace.key(), Map.of("name", "import", "scopes", List.of("ingest")))
                .statusCode(201)
                .header("Location", containsString("/v1/keys/"))
                .body("key", matchesPattern("rap_[A-Za-z0-9_-]{43}"))
                .extract()
                .jsonPath();

        String prefix = made.getString("key").substring(0, 10);
        workspace
                .request()
                .get("/v1/keys/" + made.getString("id"))
                .then()
                .statusCode(200)
                .body("key", nullValue())
                .body("prefix", equalTo(prefix))
                .body("scopes", equalTo(List.of("ingest")));
        String list = workspace.request().get("/v1/keys").asString();
        assertThat(list).doesNotContain(made.getString("key"));
    }

    @Test
    void aKeyIsAcceptedAsBearerTokenAsHeaderAndAsBasicPassword() {
        TestWorkspace workspace = TestWorkspace.create();

        as(workspace.key()).get("/v1/workspace").then().statusCode(200);
        given().header("X-API-Key", workspace.key()).get("/v1/workspace").then().statusCode(200);
        given().auth()
                .preemptive()
                .basic("anybody", workspace.key())
                .get("/v1/workspace")
                .then()
                .statusCode(200);
        given().auth()
                .preemptive()
                .basic(workspace.key(), "")
                .get("/v1/workspace")
                .then()
                .statusCode(200);
    }

    @Test
    void withoutAKeyOrWithAWrongOneTheAnswerIs401() {
        given().get("/v1/keys")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("type", equalTo("/problems/unauthorized"));
        as("rap_" + "A".repeat(43)).get("/v1/keys").then().statusCode(401);
        as("nonsense").get("/v1/keys").then().statusCode(401);
        given().header("Authorization", "Digest x").get("/v1/keys").then().statusCode(401);
    }

    @Test
    void aKeyWithoutTheScopeIsForbidden() {
        TestWorkspace workspace = TestWorkspace.create();

        as(workspace.keyWith("read"))
                .get("/v1/keys")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
        workspace.request().get("/v1/workspaces").then().statusCode(403);
    }

    @Test
    void aRevokedKeyIsRefusedAtOnce() {
        TestWorkspace workspace = TestWorkspace.create();
        JsonPath key = create(workspace.key(), Map.of("name", "second", "scopes", List.of("admin")))
                .extract()
                .jsonPath();
        as(key.getString("key")).get("/v1/workspace").then().statusCode(200);

        workspace.request().delete("/v1/keys/" + key.getString("id")).then().statusCode(204);

        as(key.getString("key")).get("/v1/workspace").then().statusCode(401);
        workspace
                .request()
                .get("/v1/keys/" + key.getString("id"))
                .then()
                .statusCode(200)
                .body("revoked_at", notNullValue());
        workspace.request().delete("/v1/keys/" + key.getString("id")).then().statusCode(204);
    }

    @Test
    void anExpiredKeyIsRefusedFromItsExpiryOn() {
        TestWorkspace workspace = TestWorkspace.create();
        Instant expiry = Instant.parse("2035-05-01T12:00:00Z");
        String key = create(
                        workspace.key(),
                        Map.of("name", "short", "scopes", List.of("admin"), "expires_at", "2035-05-01T14:00:00+02:00"))
                .statusCode(201)
                .body("expires_at", equalTo("2035-05-01T12:00:00Z"))
                .extract()
                .path("key");

        clock.freezeAt(expiry.minusMillis(1));
        as(key).get("/v1/workspace").then().statusCode(200);
        clock.advance(Duration.ofMillis(1));
        as(key).get("/v1/workspace").then().statusCode(401);
    }

    @Test
    void theLastKeyOfScopeAdminCanNeitherBeRevokedNorLoseTheScope() {
        TestWorkspace workspace = TestWorkspace.create();
        String id = workspace.request().get("/v1/keys").path("data[0].id");

        workspace.request().delete("/v1/keys/" + id).then().statusCode(409).body("type", equalTo("/problems/conflict"));
        change(workspace.key(), id, Map.of("scopes", List.of("read"))).statusCode(409);

        workspace.keyWith("admin");
        workspace.request().delete("/v1/keys/" + id).then().statusCode(204);
    }

    @Test
    void onlyAnOperatorGivesTheScopeOperator() {
        TestWorkspace workspace = TestWorkspace.create();

        create(workspace.key(), Map.of("name", "up", "scopes", List.of("operator")))
                .statusCode(403);
        String id = workspace.request().get("/v1/keys").path("data[0].id");
        change(workspace.key(), id, Map.of("scopes", List.of("admin", "operator")))
                .statusCode(403);
        asOperator()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "second operator", "scopes", List.of("operator")))
                .post("/v1/keys")
                .then()
                .statusCode(201);
    }

    @Test
    void aKeyOfAnotherWorkspaceDoesNotExist() {
        TestWorkspace one = TestWorkspace.create();
        TestWorkspace other = TestWorkspace.create();
        String id = one.request().get("/v1/keys").path("data[0].id");

        other.request().get("/v1/keys/" + id).then().statusCode(404);
        other.request().delete("/v1/keys/" + id).then().statusCode(404);
        change(other.key(), id, Map.of("name", "mine")).statusCode(404);
        assertThat(other.request().get("/v1/audit").asString()).doesNotContain("key/" + id + "\"");
    }

    @Test
    void everyMistakeIsListedAtOnce() {
        TestWorkspace workspace = TestWorkspace.create();

        create(workspace.key(), Map.of("name", 5, "scopes", List.of("ingst"), "expires_at", "yesterday", "expires", 1))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/validation"))
                .body("violations.pointer", hasItems("/name", "/scopes/0", "/expires_at", "/expires"))
                .body("violations.detail", hasItems(containsString("Did you mean \"ingest\"?")))
                .body("violations.detail", hasItems(containsString("Did you mean \"expires_at\"?")));
        create(workspace.key(), Map.of())
                .statusCode(422)
                .body("violations.detail", hasItems("\"name\" is missing.", "\"scopes\" is missing."));
    }

    @Test
    void whatIsLeftOutOfAChangeStays() {
        TestWorkspace workspace = TestWorkspace.create();
        String id = create(
                        workspace.key(),
                        Map.of("name", "a", "scopes", List.of("read"), "expires_at", "2035-01-01T00:00:00Z"))
                .extract()
                .path("id");

        change(workspace.key(), id, Map.of("name", "b"))
                .statusCode(200)
                .body("name", equalTo("b"))
                .body("scopes", equalTo(List.of("read")))
                .body("expires_at", equalTo("2035-01-01T00:00:00Z"));
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("{\"expires_at\": null}")
                .patch("/v1/keys/" + id)
                .then()
                .statusCode(200)
                .body("expires_at", nullValue());
    }

    @Test
    void aListIsReadPageByPage() {
        TestWorkspace workspace = TestWorkspace.create();
        for (int number = 0; number < 4; number++) {
            workspace.keyWith("read");
        }
        List<String> seen = new ArrayList<>();
        String next = "/v1/keys?limit=2";
        while (next != null) {
            var answer = workspace.request().urlEncodingEnabled(false).get(next);
            seen.addAll(answer.jsonPath().getList("data.id"));
            String link = answer.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
            assertThat(answer.jsonPath().getString("next_cursor") == null).isEqualTo(link == null);
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void everyChangeIsOnRecord() {
        TestWorkspace workspace = TestWorkspace.create();
        String id = create(workspace.key(), Map.of("name", "a", "scopes", List.of("read")))
                .extract()
                .path("id");
        change(workspace.key(), id, Map.of("name", "b"));
        workspace.request().delete("/v1/keys/" + id);

        workspace
                .request()
                .get("/v1/audit")
                .then()
                .statusCode(200)
                .body(
                        "data.findAll { it.subject == 'key/" + id + "' }.action",
                        equalTo(List.of("key.created", "key.changed", "key.revoked")))
                .body("data.actor", hasItems("first"))
                .body("data[0].details.name", not(nullValue()));
    }

    @Test
    void theLastUseIsNotedOnceAMinute() {
        clock.freezeAt(Instant.parse("2031-01-01T10:00:00Z"));
        TestWorkspace workspace = TestWorkspace.create();
        String id = workspace.request().get("/v1/keys").path("data[0].id");
        awaitLastUse(workspace, id, "2031-01-01T10:00:00Z");

        clock.advance(Duration.ofSeconds(59));
        workspace.request().get("/v1/workspace").then().statusCode(200);
        awaitLastUse(workspace, id, "2031-01-01T10:00:00Z");

        clock.advance(Duration.ofSeconds(1));
        workspace.request().get("/v1/workspace").then().statusCode(200);
        awaitLastUse(workspace, id, "2031-01-01T10:01:00Z");
    }

    private static void awaitLastUse(TestWorkspace workspace, String id, String wanted) {
        RapportProcess.await(
                "the last use " + wanted,
                () -> wanted.equals(workspace.request().get("/v1/keys/" + id).path("last_used_at")));
    }

    private static ValidatableResponse create(String key, Map<String, ?> body) {
        return as(key).contentType(ContentType.JSON).body(body).post("/v1/keys").then();
    }

    private static ValidatableResponse change(String key, String id, Map<String, ?> body) {
        return as(key).contentType(ContentType.JSON)
                .body(body)
                .patch("/v1/keys/" + id)
                .then();
    }
}
