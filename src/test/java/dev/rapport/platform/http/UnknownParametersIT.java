package dev.rapport.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A parameter that nobody reads is refused, whichever operation it is sent to. */
@QuarkusTest
class UnknownParametersIT {
    /** Vendors put into the address what they like. */
    private static final List<String> TOLERANT = List.of("receiveDelivery", "checkHook");

    @Test
    void everyOperationRefusesAParameterThatItDoesNotHave() throws Exception {
        TestWorkspace workspace = TestWorkspace.create();
        JsonNode paths = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString())
                .path("paths");
        List<String> tolerated = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                Response response = send(workspace, path.getKey(), operation.getKey(), operation.getValue());
                boolean refused =
                        response.statusCode() == 422 && response.asString().contains("nonsense");
                if (!refused) {
                    tolerated.add(operation.getValue().path("operationId").asText());
                }
            }
        }
        assertThat(tolerated).containsExactlyInAnyOrderElementsOf(TOLERANT);
    }

    private static Response send(TestWorkspace workspace, String path, String method, JsonNode operation) {
        RequestSpecification request =
                path.startsWith("/v1/workspaces") ? TestWorkspace.asOperator() : workspace.request();
        JsonNode content = operation.path("requestBody").path("content");
        if (!content.isEmpty()) {
            String mediaType = content.fieldNames().next();
            request.config(RestAssured.config()
                            .encoderConfig(
                                    EncoderConfig.encoderConfig().encodeContentTypeAs(mediaType, ContentType.TEXT)))
                    .contentType(mediaType)
                    .body("{}");
        }
        return request.queryParam("nonsense", "1")
                .request(method, path.replace("{metric}", "csat").replaceAll("\\{\\w+}", "1"));
    }

    @Test
    void theNearestKnownNameIsSaid() {
        TestWorkspace.create()
                .request()
                .get("/v1/calendars?limt=5")
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("limt"))
                .body("violations[0].detail", equalTo("There is no parameter \"limt\". Did you mean \"limit\"?"));
    }

    @Test
    void aFormatThatIsNotThereIsNotPassedOver() {
        TestWorkspace workspace = TestWorkspace.create();
        workspace
                .request()
                .get("/v1/calendars?format=csv")
                .then()
                .statusCode(422)
                .body(
                        "detail",
                        equalTo("There is no parameter \"format\" here: the answer comes as application/json only."));
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body(Map.of("metrics", List.of("csat"), "format", "csv"))
                .post("/v1/metrics/query")
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/format"));
    }

    @Test
    void whoeverHasNoKeyHearsOfThatFirst() {
        given().get("/v1/calendars?nonsense=1").then().statusCode(401);
    }

    @Test
    void vendorsMayAddParameters() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/hooks/zendesk/unknown?utm_source=vendor")
                .then()
                .statusCode(404);
    }
}
