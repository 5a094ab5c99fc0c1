package dev.rapport.workspace.http;

import static dev.rapport.testing.TestWorkspace.as;
import static dev.rapport.testing.TestWorkspace.asOperator;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WorkspacesIT {

    @Test
    void aNewWorkspaceHasItsSettingsAndAKeyForThem() {
        TestWorkspace workspace = TestWorkspace.create("Asia/Kathmandu");

        workspace
                .request()
                .get("/v1/workspace")
                .then()
                .statusCode(200)
                .body("id", equalTo(Long.toString(workspace.id())))
                .body("name", equalTo(workspace.name()))
                .body("zone", equalTo("Asia/Kathmandu"))
                .body("week_start", equalTo("monday"));
        workspace.request().get("/v1/keys").then().body("data[0].scopes", equalTo(List.of("ingest", "read", "admin")));
    }

    @Test
    void twoWorkspacesCannotHaveTheSameName() {
        TestWorkspace workspace = TestWorkspace.create();
        TestWorkspace other = TestWorkspace.create();

        asOperator()
                .contentType(ContentType.JSON)
                .body(Map.of("name", workspace.name()))
                .post("/v1/workspaces")
                .then()
                .statusCode(409);
        other.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", workspace.name()))
                .patch("/v1/workspace")
                .then()
                .statusCode(409);
    }

    @Test
    void aChangeSetsWhatItNamesAndIsOnRecord() {
        TestWorkspace workspace = TestWorkspace.create();

        workspace
                .request()
                .contentType(ContentType.JSON)
                .body(Map.of("zone", "Europe/Berlin", "week_start", "sunday"))
                .patch("/v1/workspace")
                .then()
                .statusCode(200)
                .body("zone", equalTo("Europe/Berlin"))
                .body("week_start", equalTo("sunday"))
                .body("name", equalTo(workspace.name()));
        workspace
                .request()
                .get("/v1/audit")
                .then()
                .body("data.find { it.action == 'workspace.changed' }.details.to.zone", equalTo("Europe/Berlin"));
    }

    @Test
    void unknownZonesAndDaysAreRefused() {
        TestWorkspace.create()
                .request()
                .contentType(ContentType.JSON)
                .body("{\"zone\": \"Europe/Berln\", \"week_start\": \"mon\", \"name\": null}")
                .patch("/v1/workspace")
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItems("/zone", "/week_start", "/name"));
    }

    @Test
    void aRemovedWorkspaceIsGoneWithItsKeys() {
        TestWorkspace workspace = TestWorkspace.create();
        as(workspace.key()).get("/v1/workspace").then().statusCode(200);

        asOperator().delete("/v1/workspaces/" + workspace.id()).then().statusCode(204);

        as(workspace.key()).get("/v1/workspace").then().statusCode(401);
        asOperator().get("/v1/workspaces/" + workspace.id()).then().statusCode(404);
        asOperator().delete("/v1/workspaces/" + workspace.id()).then().statusCode(404);
    }

    @Test
    void theOperatorsOwnWorkspaceCannotBeRemoved() {
        String own = asOperator().get("/v1/workspace").path("id");

        asOperator().delete("/v1/workspaces/" + own).then().statusCode(409);
    }
}
