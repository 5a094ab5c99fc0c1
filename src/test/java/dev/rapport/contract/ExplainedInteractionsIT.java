package dev.rapport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.event.RandomEvents;
import dev.rapport.journal.Journal;
import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.Seeds;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of one interaction is what the metrics say that count it. */
@QuarkusTest
class ExplainedInteractionsIT {
    @Inject
    Journal journal;

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    static long[] seeds() {
        return Seeds.first(3);
    }

    private static JsonNode record(Client client, String id) {
        return Asked.parse(client.request().get("/v1/interactions/{id}", id).asString());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachMetricSaysTheSameOfAnInteractionAsOfItsRow(long seed) {
        clock.freezeAt(RandomEvents.END.minus(Duration.ofDays(20 * seed)));
        TestWorkspace workspace = TestWorkspace.create();
        Client client = Client.of(workspace);
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("{\"name\":\"A\",\"kind\":\"first_response\",\"match\":{},\"target\":3600}")
                .post("/v1/sla-policies")
                .then()
                .statusCode(201);
        journal.append(new WorkspaceId(workspace.id()), RandomEvents.of(seed + 70, 120));
        Remembered.awaitRefolding(workspace);
        Map<String, List<String>> expected = new HashMap<>();
        for (String metric : RandomQuestions.metrics()) {
            Asked.response(
                            client,
                            "/v1/metrics/%s/rows".formatted(metric),
                            "from=2025-12-01",
                            "to=" + clock.instant(),
                            "outcome=all",
                            "format=ndjson")
                    .asString()
                    .lines()
                    .map(Asked::parse)
                    .filter(row -> row.path("fact").asText().equals("interaction"))
                    .forEach(row -> expected.computeIfAbsent(row.path("id").asText(), any -> new ArrayList<>())
                            .add(said(metric, row)));
        }
        assertThat(expected).hasSizeGreaterThan(20);

        expected.forEach((id, said) -> {
            List<String> explained = new ArrayList<>();
            record(client, id)
                    .path("metrics")
                    .forEach(entry -> explained.add(said(entry.path("metric").asText(), entry)));
            assertThat(explained).as("seed %d, interaction %s", seed, id).containsExactlyInAnyOrderElementsOf(said);
        });
    }

    private static String said(String metric, JsonNode row) {
        return "%s: %s, counted %s, %s, %s"
                .formatted(metric, row.path("outcome"), row.path("counted"), row.path("measured"), row.path("meaning"));
    }

    @Test
    void onlyWhatIsOpenNowIsInTheBacklog() {
        Instant nine = Instant.parse("2026-03-02T09:00:00Z");
        clock.freezeAt(nine.plusSeconds(3600));
        Client client = Client.ofNewWorkspace();
        client.post(new Story()
                .opened("open", nine)
                .opened("solved", nine)
                .resolved("solved", nine.plusSeconds(60))
                .opened("back", nine)
                .resolved("back", nine.plusSeconds(60))
                .interaction("reopened", "back", nine.plusSeconds(120))
                .events());

        assertThat(record(client, "open").path("metrics").findValuesAsText("metric"))
                .contains("backlog");
        assertThat(record(client, "back").path("metrics").findValuesAsText("metric"))
                .contains("backlog");
        assertThat(record(client, "solved").path("metrics").findValuesAsText("metric"))
                .doesNotContain("backlog")
                .contains("volume");
    }
}
