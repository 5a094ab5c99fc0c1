package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.RapportProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** A workspace of a service process. */
record Tenant(long id, String key) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A new one. */
    static Tenant create(RapportProcess service, Path dataFolder, String name) throws IOException {
        HttpResponse<String> answer = service.post(
                "/v1/workspaces",
                "{\"name\":\"%s\",\"zone\":\"UTC\"}".formatted(name),
                "Authorization",
                "Bearer " + Files.readString(dataFolder.resolve("initial-key")).strip(),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode made = JSON.readTree(answer.body());
        return new Tenant(
                Long.parseLong(made.path("id").asText()),
                made.path("key").path("key").asText());
    }

    /** Posts a stream of which every line must be new. */
    void take(RapportProcess service, String lines) throws IOException {
        HttpResponse<String> answer = service.post(
                "/v1/events", lines, "Authorization", "Bearer " + key, "Content-Type", "application/x-ndjson");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("duplicates").asLong()).isZero();
    }
}
