package dev.rapport.testing.document;

import dev.rapport.testing.Client;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The refusals of what stands in the way of other things, where no test of its own asks for them. */
@QuarkusTest
class ConflictsIT {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        /v1/calendars    | name   | Desk | Shop | {"name": "%s", "zone": "UTC", "intervals": [{"days": ["monday"], "open": "09:00", "close": "12:00"}]}
        /v1/sla-policies | name   | Mail | Chat | {"name": "%s", "kind": "resolution", "target": 60}
        /v1/targets      | metric | csat | fcr  | {"metric": "%s", "value": 0.9, "better": "higher"}
        """)
    void aSettingCannotTakeTheNameOfAnother(String path, String member, String taken, String own, String body) {
        TestWorkspace workspace = TestWorkspace.create();
        post(workspace, path, body.formatted(taken)).then().statusCode(201);
        String id = post(workspace, path, body.formatted(own))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        workspace.request().get(path + "/" + id).then().statusCode(200);
        workspace.request().get(path + "/" + id + "/versions").then().statusCode(200);
        post(workspace, path, body.formatted(taken)).then().statusCode(409);
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("{\"%s\": \"%s\"}".formatted(member, taken))
                .patch(path + "/" + id)
                .then()
                .statusCode(409);
    }

    @Test
    void anOperatorReadsAWorkspaceByItsId() {
        TestWorkspace workspace = TestWorkspace.create();
        TestWorkspace.asOperator()
                .get("/v1/workspaces/" + workspace.id())
                .then()
                .statusCode(200);
    }

    @Test
    void oneBadSurveyResponseIsNamedBesideAGoodOne() {
        post(TestWorkspace.create(), "/v1/survey-responses", """
                        [{"id": "a", "kind": "nps", "score": 9, "responded_at": "2026-03-09T09:00:00Z"}, {"id": "b"}]""").then().statusCode(207);
    }

    @Test
    void aWorkspaceHasSoManyHooks() {
        TestWorkspace workspace = TestWorkspace.create();
        String body = "{\"connector\": \"zendesk\", \"secret\": \"dGhpcyBpcyBub3QgYSBzZWNyZXQ=\"}";
        for (int i = 0; i < 100; i++) {
            post(workspace, "/v1/hooks", body).then().statusCode(201);
        }
        post(workspace, "/v1/hooks", body).then().statusCode(409);
    }

    @Test
    void aWorkspaceHasSoManyReportingAccesses() {
        TestWorkspace workspace = TestWorkspace.create();
        String body = "{\"name\": \"dashboard\"}";
        String[] made = IntStream.range(0, 50)
                .mapToObj(i -> post(workspace, "/v1/reporting-access", body)
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .toArray(String[]::new);

        post(workspace, "/v1/reporting-access", body).then().statusCode(409);

        // Their roles are of the whole server: they go again.
        for (String id : made) {
            workspace.request().delete("/v1/reporting-access/" + id).then().statusCode(204);
        }
    }

    @Test
    void aThousandMergedIdsAreHardlyOnePerson() {
        Client client = Client.ofNewWorkspace();
        client.post(
                IntStream.rangeClosed(1, 1000).mapToObj(i -> """
                    {"id": "m%1$d", "source": "test", "type": "customer.merged", "subject": "customer:c%1$d",
                     "time": "2026-03-01T00:00:00Z", "data": {"from": "c%1$d", "into": "c0"}}\
                    """.formatted(i)).toArray(String[]::new));

        client.request().delete("/v1/customers/c0?mode=delete").then().statusCode(409);
    }

    private static Response post(TestWorkspace workspace, String path, String body) {
        return workspace.request().contentType(ContentType.JSON).body(body).post(path);
    }
}
