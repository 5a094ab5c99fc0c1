package dev.rapport.documentation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.RapportProcess;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever opens Swagger UI and executes what it has filled in gets answers: on the workspace of a first start, and in the
 * demonstration.
 */
class PrefilledCallsIT {
    private static RapportProcess service;
    private static Path data;

    @BeforeAll
    static void startForTheFirstTime(@TempDir Path folder) {
        data = folder;
        service = RapportProcess.launch(folder, Map.of("RAPPORT_DEMO", "true")).awaitReady();
        RapportProcess.await("the demo data", () -> service.log().contains("The demo data are complete"));
    }

    @AfterAll
    static void end() {
        service.close();
    }

    @Test
    void everyOperationWorksAsItIsPrefilledOnAFreshWorkspace() {
        assertThatAllWork("fresh", "initial-key");
    }

    @Test
    void everyOperationWorksAsItIsPrefilledInTheDemonstration() {
        assertThatAllWork("demo", "demo-key");
    }

    private static void assertThatAllWork(String workspace, String keyFile) {
        Map<String, String> outcomes = PrefilledCalls.executed(
                request().get("/q/openapi?format=json").asString(),
                PrefilledCallsIT::request,
                // only the operator's key makes and removes workspaces
                path -> withKey(path.startsWith("/v1/workspaces") ? "initial-key" : keyFile));

        assertThat(outcomes).hasSizeGreaterThan(70);
        KnownFailures.assertThatOnlyTheyFail(workspace, outcomes);
    }

    private static RequestSpecification request() {
        return given().baseUri(service.uri("").toString());
    }

    private static RequestSpecification withKey(String file) {
        try {
            return request().header("Authorization", "Bearer " + Files.readString(data.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
