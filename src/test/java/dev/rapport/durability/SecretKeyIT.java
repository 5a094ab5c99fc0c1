package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.ServiceDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key that secrets are encrypted with is lost, damaged, another one, or given up. */
class SecretKeyIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOOK =
            "{\"connector\":\"zendesk\",\"name\":\"desk\",\"secret\":\"dGhpcyBpcyBub3QgYSBzZWNyZXQ=\"}";

    private final Path folder;
    private final Path key;

    SecretKeyIT(@TempDir Path folder) {
        this.folder = folder;
        this.key = folder.resolve("secret-key");
    }

    @Test
    void aServiceThatCannotReadItsSecretsSaysSoAndDoesNotStart() throws Exception {
        JsonNode hook;
        try (RapportProcess service = RapportProcess.start(folder)) {
            assertThat(key).as("nothing is encrypted yet").doesNotExist();
            hook = JSON.readTree(post(service, "/v1/hooks", HOOK).body());
        }
        String kept = Files.readString(key);

        Files.delete(key);
        assertThat(refusal(Map.of())).contains("this node has no key", "RAPPORT_SECRET_KEY_LOST=accept");
        assertThat(key).as("a key in place of the lost one").doesNotExist();

        Files.writeString(key, "another key, of more than thirty-two characters");
        assertThat(refusal(Map.of())).contains("encrypted with another key", key.toString());

        Files.writeString(key, kept.substring(0, 20));
        assertThat(refusal(Map.of())).contains("has 20 characters", key.toString());

        Files.writeString(key, kept);
        assertThat(refusal(Map.of("RAPPORT_SECRET_KEY", "the key of some other installation, long enough")))
                .contains("encrypted with another key", "RAPPORT_SECRET_KEY");
        try (RapportProcess service = RapportProcess.start(folder)) {
            assertThat(deliver(service, hook).statusCode()).as("unsigned").isEqualTo(401);
            anotherNodeWithAnotherKeyDoesNotStart();
        }

        Files.delete(key);
        try (RapportProcess service = RapportProcess.launch(folder, Map.of("RAPPORT_SECRET_KEY_LOST", "accept"))
                .awaitReady()) {
            assertThat(Files.readString(key)).isNotEqualTo(kept);
            theHookTakesNothingUntilItsSecretIsSetAgain(service, hook);
        }
        RapportProcess.start(folder).close();
    }

    private void anotherNodeWithAnotherKeyDoesNotStart() throws IOException {
        ServiceDatabase database = new ServiceDatabase(folder);
        Path other = Files.createDirectory(folder.resolve("other-node"));
        Map<String, String> onThatDatabase = Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", database.url(),
                "QUARKUS_DATASOURCE_USERNAME", database.user(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password());

        assertThat(refusal(other, onThatDatabase)).contains("this node has no key");
        Files.writeString(other.resolve("secret-key"), "a key that this node made for itself once");
        assertThat(refusal(other, onThatDatabase)).contains("encrypted with another key");
    }

    private void theHookTakesNothingUntilItsSecretIsSetAgain(RapportProcess service, JsonNode hook) throws Exception {
        String path = "/v1/hooks/" + hook.path("id").asText();
        JsonNode lost = JSON.readTree(service.get(path, authorization()).body());
        assertThat(lost.path("secret_lost").asBoolean()).isTrue();
        assertThat(lost.path("path").isNull()).isTrue();
        HttpResponse<String> refused = deliver(service, hook);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("PATCH " + path);
        assertThat(service.get("/v1/audit", authorization()).body()).contains("hook.secrets_lost");

        patch(service, path, "{\"secret\":\"YW5vdGhlciBzZWNyZXQgb2YgdGhlIHNob3A=\"}");

        assertThat(deliver(service, hook).statusCode()).as("unsigned").isEqualTo(401);
        JsonNode again = JSON.readTree(service.get(path, authorization()).body());
        assertThat(again.path("secret_lost").asBoolean()).isFalse();
        assertThat(again.path("path")).as("told by the delivery").isEqualTo(hook.path("path"));
    }

    private String refusal(Map<String, String> environment) {
        return refusal(folder, environment);
    }

    /** What a start says that must fail. */
    private static String refusal(Path folder, Map<String, String> environment) {
        try (RapportProcess service = RapportProcess.launch(folder, environment)) {
            assertThat(service.awaitExit()).isNotZero();
            return service.log();
        }
    }

    private static HttpResponse<String> deliver(RapportProcess service, JsonNode hook) throws IOException {
        return service.post(hook.path("path").asText(), "{}", "Content-Type", "application/json");
    }

    private HttpResponse<String> post(RapportProcess service, String path, String body) throws IOException {
        return service.post(path, body, "Authorization", authorization()[1], "Content-Type", "application/json");
    }

    private void patch(RapportProcess service, String path, String body) throws Exception {
        URI address = service.uri(path);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                                .headers("Authorization", authorization()[1], "Content-Type", "application/json")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String[] authorization() throws IOException {
        return new String[] {
            "Authorization",
            "Bearer " + Files.readString(folder.resolve("initial-key")).strip()
        };
    }
}
