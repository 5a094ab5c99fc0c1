package dev.rapport.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.rapport.testing.RapportProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * This build, started on the data folder of a published version. Nothing of it is lost, and nothing is counted otherwise but
 * what {@code src/test/upgrade/VERSION-differences.txt} lists with a reason.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class UpgradeFrom {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final String version;
    private Fixture fixture;
    private JsonNode access;
    private RapportProcess service;

    UpgradeFrom(String version) {
        this.version = version;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        fixture = Fixture.unpack(version, folder);
        access = fixture.json("access.json");
        service = RapportProcess.start(fixture.data());
        RapportProcess.await("facts to be folded again", () -> {
            String jobs = ask("default", "/v1/jobs").toString();
            return !jobs.contains("\"waiting\"") && !jobs.contains("\"running\"");
        });
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
    }

    @Test
    @Order(1)
    void everyAnswerIsTheSameButForWhatIsListed() throws IOException {
        JsonNode answers = fixture.json("answers.json");
        ExpectedDifferences differences = fixture.differences();
        for (JsonNode answer : answers) {
            String path = answer.path("path").asText();
            new SameAnswer(path, differences)
                    .compare(answer.path("body"), ask(answer.path("key").asText(), path));
        }
        assertThat(answers.size()).as("questions").isGreaterThan(300);
        assertThat(differences.unexpected())
                .as("differences that nobody expected")
                .isEmpty();
        assertThat(differences.needless()).as("lines that nothing needs").isEmpty();
    }

    @Test
    @Order(2)
    void theReadersLoginSeesTheSameRows() throws SQLException, IOException {
        ExpectedDifferences differences = fixture.differences();
        JsonNode login = access.path("login");
        String port = Files.readString(fixture.data().resolve("postgres/port")).strip();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/rapport",
                        login.path("role").asText(),
                        login.path("password").asText());
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, JsonNode> view : access.path("views").properties()) {
                new SameAnswer("reporting." + view.getKey(), differences)
                        .compare(view.getValue(), rows(statement, view.getKey()));
            }
        }
        assertThat(differences.unexpected()).isEmpty();
    }

    private static JsonNode rows(Statement statement, String view) throws SQLException, IOException {
        var rows = JSON.createArrayNode();
        try (ResultSet result = statement.executeQuery(
                "SELECT to_jsonb(v) FROM reporting.\"%s\" v ORDER BY to_jsonb(v)::text COLLATE \"C\""
                        .formatted(view))) {
            while (result.next()) {
                rows.add(JSON.readTree(result.getString(1)));
            }
        }
        return rows;
    }

    @Test
    @Order(3)
    void whatWasSentIsADuplicateInEveryForm() throws IOException {
        for (JsonNode sent : fixture.json("sent.json")) {
            String file = sent.path("file").asText();
            HttpResponse<String> response = service.post(
                    sent.path("path").asText(),
                    fixture.text("sent/" + file),
                    "Content-Type",
                    sent.path("type").asText(),
                    "Authorization",
                    bearer(sent.path("key").asText()));

            JsonNode answer = JSON.readTree(response.body());
            if (sent.path("answer").has("status")) {
                assertThat(answer.path("status").asText()).as(file).isEqualTo("duplicate");
            } else {
                assertThat(answer.path("duplicates").asInt())
                        .as(file + ": " + answer)
                        .isEqualTo(sent.path("answer").path("accepted").asInt());
                assertThat(answer.path("accepted").asInt()).as(file).isZero();
            }
        }
    }

    @Test
    @Order(4)
    void aHookKnowsItsSecretAndADeliveryAgain() throws IOException, GeneralSecurityException {
        JsonNode hook = access.path("hook");
        String time = Instant.now().toString();
        String body = hook.path("delivery").asText();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(hook.path("secret").asText().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal((time + body).getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> answer = service.post(
                hook.path("path").asText(),
                body,
                "Content-Type",
                "application/json",
                "X-Zendesk-Webhook-Signature-Timestamp",
                time,
                "X-Zendesk-Webhook-Signature",
                Base64.getEncoder().encodeToString(signature));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).findValuesAsText("accepted")).containsOnly("0");
    }

    @Test
    @Order(5)
    void anErasureThatIsAskedForAgainGivesItsReceipt() throws IOException {
        for (JsonNode erasure : access.path("erasures")) {
            HttpResponse<String> answer =
                    service.delete(erasure.path("path").asText(), "Authorization", bearer("default"));

            assertThat(JSON.readTree(answer.body())).isEqualTo(erasure.path("receipt"));
        }
    }

    @Test
    @Order(6)
    void whatIsNewCounts() throws IOException {
        String question = "/v1/metrics/volume?from=2024-01-01&to=2025-04-01";
        int before = ask("default", question).path("total").path("value").asInt();

        HttpResponse<String> answer =
                service.post("/v1/events", """
                {"id": "after-the-upgrade", "source": "desk", "type": "interaction.opened", "time": "2024-05-01T10:00:00Z",
                 "subject": "after-the-upgrade", "data": {"customer_id": "crm:anna", "channel": "email"}}""", "Content-Type", "application/json", "Authorization", bearer("default"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(ask("default", question).path("total").path("value").asInt()).isEqualTo(before + 1);
    }

    /** What a client was written against must still be there. */
    @Test
    @Order(7)
    void everyOperationOfTheDocumentIsStillThere() throws IOException {
        Set<String> now = operations(Path.of("openapi.yaml"));
        Set<String> gone = operations(fixture.folder().resolve("openapi.yaml"));
        gone.removeIf(before -> now.stream().anyMatch(operation -> isOneOf(operation, before)));
        assertThat(gone).isEmpty();
    }

    /** Whether it is the same, or one of several that have taken its place: a variable part is now spelt out. */
    private static boolean isOneOf(String operation, String before) {
        return operation.matches(before.replaceAll("\\{[^/]+}", "[^/]+").replace(".", "\\."))
                || operation.equals(before);
    }

    private static Set<String> operations(Path document) throws IOException {
        Set<String> operations = new TreeSet<>();
        JsonNode paths = new YAMLMapper().readTree(document.toFile()).path("paths");
        for (Map.Entry<String, JsonNode> entry : paths.properties()) {
            entry.getValue().fieldNames().forEachRemaining(name -> {
                if (METHODS.contains(name)) {
                    operations.add(name + " " + entry.getKey());
                }
            });
        }
        return operations;
    }

    private JsonNode ask(String key, String path) {
        try {
            HttpResponse<String> answer = service.get(path, "Authorization", bearer(key));
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private String bearer(String key) {
        return "Bearer " + access.path("keys").path(key).asText();
    }
}
