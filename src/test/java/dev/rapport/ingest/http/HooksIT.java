package dev.rapport.ingest.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.rapport.ingest.IngestConfiguration;
import dev.rapport.testing.Client;
import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HooksIT {
    private static final String SECRET = "the-vendors-secret-8311";
    private static final String MARCH = "from=2025-03-01";
    private static final String APRIL = "to=2025-04-01";

    @Inject
    DataSource database;

    @Inject
    IngestGate gate;

    @Inject
    IngestConfiguration limits;

    private TestWorkspace workspace;

    @BeforeEach
    void createWorkspace() {
        workspace = TestWorkspace.create();
    }

    private static JsonPath hook(TestWorkspace workspace, String connector, String more) {
        return make(workspace, "{\"connector\": \"%s\", \"secret\": \"%s\"%s}".formatted(connector, SECRET, more))
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse make(TestWorkspace workspace, String body) {
        return workspace
                .request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/hooks")
                .then();
    }

    private static ValidatableResponse deliver(JsonPath hook, String body) {
        String time = Instant.now().toString();
        return given().contentType(ContentType.JSON)
                .header("X-Zendesk-Webhook-Signature-Timestamp", time)
                .header("X-Zendesk-Webhook-Signature", signature(time, body))
                .header("X-Rapport-Secret", SECRET)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(hook.getString("path"))
                .then();
    }

    private static String signature(String time, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal((time + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String zendesk(String kind, String id, String time, String event) {
        return """
                {"type": "zen:event-type:ticket.%s", "id": "%s", "time": "%s", "subject": "zen:ticket:1001",
                 "detail": {"id": "1001", "created_at": "2025-03-02T09:00:00Z", "requester_id": "7881", "assignee_id": "135",
                            "group_id": "44", "status": "OPEN", "via": {"channel": "chat"}},
                 "event": %s}""".formatted(kind, id, time, event);
    }

    private static String freshdesk(int status, String updated) {
        return """
                {"event": "onTicketUpdate", "timestamp": 1772443800250, "data": {"ticket": {"id": 452, "requester_id": 129,
                 "created_at": "2025-03-02T09:00:00Z", "updated_at": "%s", "changes": {"status": [2, %d]}}}}""".formatted(updated, status);
    }

    private static final String OPENED = zendesk("created", "e1", "2025-03-02T09:00:00Z", "{}");

    private ValidatableResponse rejected(String path) {
        return workspace.request().get("/v1/rejected-payloads" + path).then();
    }

    @Test
    void aHookIsMadeShownChangedAndRemovedWithoutShowingItsSecrets() throws SQLException {
        JsonPath made = make(workspace, """
                        {"connector": "zendesk", "name": "Zendesk of the shop", "secret": "%s", "access_token": "t0ken-5521",
                         "mapping": {"fields": {"topic": "360001234"}}}""".formatted(SECRET))
                .statusCode(201)
                .header("Location", containsString("/v1/hooks/"))
                .body("hook_id", matchesPattern("[A-Za-z0-9_-]{32}"))
                .body("has_secret", equalTo(true))
                .body("has_access_token", equalTo(true))
                .body("mapping.prefix", equalTo("zendesk"))
                .body("mapping.zone", equalTo("UTC"))
                .extract()
                .jsonPath();
        String at = "/v1/hooks/" + made.getString("id");
        assertThat(made.getString("path")).isEqualTo("/v1/hooks/zendesk/" + made.getString("hook_id"));

        String shown =
                workspace.request().get(at).then().statusCode(200).extract().asString();
        String listed = workspace
                .request()
                .get("/v1/hooks")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("{\"name\": \"renamed\", \"access_token\": null}")
                .patch(at)
                .then()
                .statusCode(200)
                .body("name", equalTo("renamed"))
                .body("has_secret", equalTo(true))
                .body("has_access_token", equalTo(false))
                .body("mapping.fields.topic", equalTo("360001234"));
        String audit = workspace
                .request()
                .get("/v1/audit")
                .then()
                .statusCode(200)
                .body("data.action", hasItem("hook.created"))
                .body("data.action", hasItem("hook.changed"))
                .extract()
                .asString();
        assertThat(shown + listed + audit).doesNotContain(SECRET).doesNotContain("t0ken-5521");
        assertThat(audit).doesNotContain(made.getString("hook_id"));
        assertThat(stored(Long.parseLong(made.getString("id"))))
                .contains("360001234")
                .doesNotContain(SECRET)
                .doesNotContain(made.getString("hook_id"));

        workspace.request().delete(at).then().statusCode(204);
        workspace.request().get(at).then().statusCode(404);
        deliver(made, OPENED).statusCode(404);
    }

    private String stored(long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(
                        "SELECT secret || address || address_hash || convert_to(mapping::text, 'UTF8') FROM hook WHERE id = ?")) {
            row.setLong(1, id);
            try (ResultSet found = row.executeQuery()) {
                assertThat(found.next()).isTrue();
                return new String(found.getBytes(1), StandardCharsets.ISO_8859_1);
            }
        }
    }

    @Test
    void everythingThatIsWrongWithAHookIsToldAtOnce() {
        make(workspace, "{\"connector\": \"zendek\", \"nam\": 1, \"mapping\": {\"fields\": {\"topik\": \"x\"}}}")
                .statusCode(422)
                .body("violations.pointer", hasItem("/connector"))
                .body("violations.pointer", hasItem("/nam"))
                .body("violations.pointer", hasItem("/mapping/fields/topik"))
                .body("violations.detail", hasItem(containsString("Did you mean \"zendesk\"?")));
        make(workspace, "{\"connector\": \"zendesk\"}")
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/secret"))
                .body("violations[0].detail", containsString("zendesk signs what it sends"));
        make(workspace, "{\"connector\": \"chatwoot\"}").statusCode(201).body("has_secret", equalTo(false));
    }

    @Test
    void onlyWhatIsSignedWithTheSecretIsTaken() {
        JsonPath hook = hook(workspace, "zendesk", "");

        given().contentType(ContentType.JSON)
                .body(OPENED)
                .post(hook.getString("path"))
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", containsString("not signed with the secret of this hook"))
                .body("detail", not(containsString(SECRET)));
        String time = Instant.now().toString();
        given().contentType(ContentType.JSON)
                .header("X-Zendesk-Webhook-Signature-Timestamp", time)
                .header("X-Zendesk-Webhook-Signature", signature(time, OPENED))
                .body(OPENED.replace("7881", "7882"))
                .post(hook.getString("path"))
                .then()
                .statusCode(401);
        rejected("").body("data", empty());
        deliver(hook, OPENED)
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .body("accepted", equalTo(1))
                .body("reason", nullValue())
                .body("version", notNullValue());
        workspace
                .request()
                .get("/v1/interactions/zendesk:1001")
                .then()
                .statusCode(200)
                .body("customer_id", equalTo("zendesk:7881"))
                .body("channel", equalTo("chat"));
    }

    @Test
    void anUnknownConnectorOrHookSaysWhatWouldBeRight() {
        JsonPath hook = hook(workspace, "zendesk", "");
        String id = hook.getString("hook_id");

        given().body("{}")
                .post("/v1/hooks/zendsk/" + id)
                .then()
                .statusCode(404)
                .body("detail", containsString("Did you mean \"zendesk\"?"));
        given().body("{}")
                .post("/v1/hooks/zendesk/" + "x".repeat(32))
                .then()
                .statusCode(404)
                .body("detail", containsString("POST /v1/hooks"));
        given().body("{}").post("/v1/hooks/zendesk/short").then().statusCode(404);
        given().body("{}").post("/v1/hooks/freshdesk/" + id).then().statusCode(404);
        given().head(hook.getString("path")).then().statusCode(200);
        given().head("/v1/hooks/zendesk/" + "x".repeat(32)).then().statusCode(404);
    }

    @Test
    void aDeliveryThatComesAgainChangesNothing() {
        JsonPath hook = hook(workspace, "zendesk", "");
        long version =
                deliver(hook, OPENED).statusCode(200).extract().jsonPath().getLong("version");

        deliver(hook, OPENED)
                .statusCode(200)
                .body("status", equalTo("duplicate"))
                .body("duplicates", equalTo(1))
                .body("version", equalTo((int) version));
    }

    @Test
    void anyOrderOfDeliveriesGivesTheSameAnswers() {
        List<String> deliveries = new ArrayList<>(List.of(
                OPENED,
                zendesk("comment_added", "e2", "2025-03-02T09:10:00Z", """
                        {"comment": {"is_public": true, "author": {"id": "135", "is_staff": true}}}"""),
                zendesk("status_changed", "e3", "2025-03-02T09:20:00Z", """
                        {"current": "PENDING", "previous": "OPEN"}"""),
                zendesk("status_changed", "e4", "2025-03-02T09:50:00Z", """
                        {"current": "OPEN", "previous": "PENDING"}"""),
                zendesk("status_changed", "e5", "2025-03-02T10:00:00Z", """
                        {"current": "SOLVED", "previous": "OPEN"}""")));
        JsonPath inOrder = hook(workspace, "zendesk", "");
        deliveries.forEach(
                delivery -> deliver(inOrder, delivery).statusCode(200).body("status", equalTo("accepted")));
        TestWorkspace other = TestWorkspace.create();
        JsonPath reversed = hook(other, "zendesk", "");
        Collections.reverse(deliveries);
        deliveries.forEach(
                delivery -> deliver(reversed, delivery).statusCode(200).body("status", equalTo("accepted")));

        for (TestWorkspace each : List.of(workspace, other)) {
            Client client = Client.of(each);
            assertThat(client.answer("first_response_time", MARCH, APRIL).getDouble("total.value"))
                    .isEqualTo(600.0);
            assertThat(client.answer("resolution_time", MARCH, APRIL, "measure=open")
                            .getDouble("total.value"))
                    .isEqualTo(1800.0);
        }
    }

    @Test
    void aConflictIsAnsweredAndKept() {
        JsonPath hook = hook(workspace, "zendesk", "");
        deliver(hook, OPENED).statusCode(200);

        String kept = deliver(hook, OPENED.replace("7881", "7882"))
                .statusCode(200)
                .body("status", equalTo("conflict"))
                .body("conflicts", equalTo(1))
                .body("reason", containsString("was sent before with other content"))
                .extract()
                .jsonPath()
                .getString("kept_id");

        rejected("/" + kept)
                .statusCode(200)
                .body("kind", equalTo("conflict"))
                .body("hook", equalTo(hook.getString("id")))
                .body("body", containsString("7882"));
        workspace
                .request()
                .post("/v1/rejected-payloads/%s/replay".formatted(kept))
                .then()
                .statusCode(200)
                .body("status", equalTo("conflict"));
        rejected("/" + kept).body("attempts", equalTo(1)).body("tried_at", notNullValue());
        workspace.request().delete("/v1/rejected-payloads/" + kept).then().statusCode(204);
        rejected("/" + kept).statusCode(404);
        workspace.request().delete("/v1/rejected-payloads/" + kept).then().statusCode(404);
    }

    @Test
    void aConflictThatComesFromAChangedMappingIsToldInPlainWordsAndNotKept() {
        JsonPath hook = hook(workspace, "zendesk", "");
        String at = "/v1/hooks/" + hook.getString("id");
        deliver(hook, OPENED).statusCode(200).body("status", equalTo("accepted"));
        map(at, "{\"agent\": {\"135\": \"Ann\"}}");
        map(at, "{\"agent\": {\"135\": \"Bea\"}}");

        deliver(hook, OPENED)
                .statusCode(200)
                .body("status", equalTo("duplicate"))
                .body("duplicates", equalTo(1))
                .body("conflicts", equalTo(0))
                .body("kept_id", nullValue())
                .body("reason", containsString("event e1 was told under the mapping that held until 20"))
                .body(
                        "reason",
                        containsString(
                                "stays as told then; to have it otherwise, take it back with POST /v1/events/void"));
        rejected("").body("data", empty());
        workspace
                .request()
                .get("/v1/interactions/zendesk:1001")
                .then()
                .statusCode(200)
                .body("agent", equalTo("135"));

        // What the vendor itself tells otherwise is a conflict as before.
        deliver(hook, OPENED.replace("7881", "7882"))
                .statusCode(200)
                .body("status", equalTo("conflict"))
                .body("reason", containsString("was sent before with other content"));
    }

    private void map(String hook, String values) {
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("{\"mapping\": {\"values\": %s}}".formatted(values))
                .patch(hook)
                .then()
                .statusCode(200);
    }

    @Test
    void aStatusThatIsTakenForNothingKnownIsRefusedWithWhatWouldBeRight() {
        JsonPath hook = hook(workspace, "freshdesk", "");

        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("{\"mapping\": {\"values\": {\"status\": {\"9\": \"resolvd\"}, \"channel\": {\"3\": \"phon\"}}}}")
                .patch("/v1/hooks/" + hook.getString("id"))
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItem("/mapping/values/status/9"))
                .body(
                        "violations.detail",
                        hasItem(
                                "There is no status \"resolvd\". Did you mean \"resolved\"? Allowed are: open, paused, resolved."))
                .body("violations.pointer", hasItem("/mapping/values/channel/3"));
    }

    @Test
    void whatIsNotUnderstoodIsKeptAndReplayedAfterAChangeOfTheMapping() {
        JsonPath hook = hook(workspace, "freshdesk", "");
        String kept = deliver(hook, freshdesk(9, "2025-03-02T09:30:00Z"))
                .statusCode(200)
                .body("status", equalTo("kept"))
                .body("reason", containsString("map it in values.status"))
                .extract()
                .jsonPath()
                .getString("kept_id");
        rejected("?hook=" + hook.getString("id"))
                .body("data", hasSize(1))
                .body("data[0].id", equalTo(kept))
                .body("data[0].kind", equalTo("unknown"))
                .body("data[0].body", nullValue())
                .body("data[0].headers.x-rapport-secret", nullValue())
                .body("data[0].headers.content-type", containsString("application/json"));
        RapportProcess.await("the count", () -> workspace
                .request()
                .get("/v1/quality")
                .jsonPath()
                .getList("data.findAll { it.code == 'rejected_payload' }.reason")
                .contains("unknown"));

        workspace
                .request()
                .post("/v1/rejected-payloads/replay")
                .then()
                .statusCode(200)
                .body("settled", equalTo(0))
                .body("kept", equalTo(1));
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("{\"mapping\": {\"values\": {\"status\": {\"9\": \"resolved\"}}}}")
                .patch("/v1/hooks/" + hook.getString("id"))
                .then()
                .statusCode(200);
        workspace
                .request()
                .post("/v1/rejected-payloads/%s/replay".formatted(kept))
                .then()
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .body("accepted", equalTo(2));

        rejected("").body("data", empty());
        workspace
                .request()
                .get("/v1/interactions/freshdesk:452/events")
                .then()
                .statusCode(200)
                .body("data.type", hasItem("interaction.resolved"));
    }

    @Test
    void eventsThatBreakRulesAreKeptAndTheirNeighboursTaken() {
        JsonPath hook = hook(workspace, "freshdesk", "");

        String tomorrow = Instant.now().plusSeconds(86_400).toString();
        deliver(hook, freshdesk(4, tomorrow))
                .statusCode(200)
                .body("status", equalTo("kept"))
                .body("rejected", equalTo(2))
                .body("reason", containsString("ahead of the server's clock"));
        rejected("").body("data[0].kind", equalTo("invalid"));
    }

    @Test
    void whatMeansNothingIsIgnoredAndWhatIsNoJsonIsKept() throws IOException {
        JsonPath hook = hook(workspace, "freshdesk", "");

        deliver(hook, "{\"event\": \"onContactCreate\", \"data\": {\"contact\": {}}}")
                .statusCode(200)
                .body("status", equalTo("ignored"))
                .body("reason", equalTo("onContactCreate is not about a ticket"));
        deliver(hook, "ticket_id=1&status=Open")
                .statusCode(200)
                .body("status", equalTo("kept"))
                .body("reason", containsString("not JSON: line 1"));
        deliver(hook, "").statusCode(200).body("status", equalTo("kept"));
        given().body("webhook_id=12")
                .contentType("application/x-www-form-urlencoded")
                .post(hook.getString("path"))
                .then()
                .statusCode(200)
                .body("status", equalTo("ignored"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("{\"event\": \"onContactCreate\"}".getBytes(StandardCharsets.UTF_8));
        }
        given().contentType(ContentType.JSON)
                .header("Content-Encoding", "gzip")
                .header("X-Rapport-Secret", SECRET)
                .body(bytes.toByteArray())
                .post(hook.getString("path"))
                .then()
                .statusCode(200)
                .body("status", equalTo("ignored"));
    }

    @Test
    void workspacesDoNotSeeOneAnothersHooksAndPayloads() {
        JsonPath hook = hook(workspace, "freshdesk", "");
        String kept = deliver(hook, "{}").extract().jsonPath().getString("kept_id");
        TestWorkspace other = TestWorkspace.create();
        String at = "/v1/hooks/" + hook.getString("id");
        String payload = "/v1/rejected-payloads/" + kept;

        other.request().get("/v1/hooks").then().body("data", empty());
        other.request().get(at).then().statusCode(404);
        other.request()
                .contentType(ContentType.JSON)
                .body("{\"name\": \"mine\"}")
                .patch(at)
                .then()
                .statusCode(404);
        other.request().delete(at).then().statusCode(404);
        other.request().get("/v1/rejected-payloads").then().body("data", empty());
        other.request()
                .get("/v1/rejected-payloads?hook=" + hook.getString("id"))
                .then()
                .body("data", empty());
        other.request().get(payload).then().statusCode(404);
        other.request().post(payload + "/replay").then().statusCode(404);
        other.request().delete(payload).then().statusCode(404);
        other.request().delete("/v1/rejected-payloads").then().statusCode(204);
        rejected("").body("data", hasSize(1));
    }

    @Test
    void onlyAnAdminSeesHooks() {
        String reader = workspace
                .request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "reader", "scopes", List.of("ingest", "read")))
                .post("/v1/keys")
                .jsonPath()
                .getString("key");

        for (String path : List.of("/v1/hooks", "/v1/hooks/1", "/v1/rejected-payloads", "/v1/rejected-payloads/1")) {
            TestWorkspace.as(reader).get(path).then().statusCode(403);
            given().get(path).then().statusCode(401);
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAndTheStoreIsBounded() {
        JsonPath hook = hook(workspace, "freshdesk", "");

        deliver(hook, "{\"text\": \"%s\"}".formatted("x".repeat(1 << 20)))
                .statusCode(413)
                .body("detail", containsString("The delivery is larger than 1048576 bytes"));
        String large = "{\"text\": \"%s\"}".formatted("x".repeat(949_988));
        for (int i = 0; i < 20; i++) {
            deliver(hook, large).statusCode(200).body("status", equalTo("kept"));
        }

        // 16 MiB hold 17 of these.
        rejected("").body("data", hasSize(17));
        workspace
                .request()
                .delete("/v1/rejected-payloads?hook=" + hook.getString("id"))
                .then()
                .statusCode(204);
        rejected("").body("data", empty());
    }

    @Test
    void aBusyServiceAsksTheVendorToComeAgain() {
        JsonPath hook = hook(workspace, "zendesk", "");
        List<IngestGate.Pass> taken = new ArrayList<>();
        try {
            for (int i = 0; i < limits.maxConcurrentRequests(); i++) {
                taken.add(gate.enter());
            }
            deliver(hook, OPENED).statusCode(503).header("Retry-After", notNullValue());
        } finally {
            taken.forEach(IngestGate.Pass::close);
        }
        deliver(hook, OPENED).statusCode(200).body("status", equalTo("accepted"));
    }

    @Test
    void withAWorkspaceGoItsHooksAndPayloads() throws SQLException {
        JsonPath hook = hook(workspace, "freshdesk", "");
        deliver(hook, "{}").statusCode(200);
        assertThat(rows("hook")).isEqualTo(1);
        assertThat(rows("rejected_payload")).isEqualTo(1);

        TestWorkspace.asOperator()
                .delete("/v1/workspaces/" + workspace.id())
                .then()
                .statusCode(204);

        assertThat(rows("hook")).isZero();
        assertThat(rows("rejected_payload")).isZero();
        deliver(hook, "{}").statusCode(404);
    }

    private long rows(String table) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(
                        "SELECT count(*) FROM %s WHERE workspace_id = ?".formatted(table))) {
            count.setLong(1, workspace.id());
            try (ResultSet found = count.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }
}
