package dev.rapport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.RapportProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration as an operator meets it. */
class DemoIT {
    private static final Map<String, String> WITH_DEMO = Map.of("RAPPORT_DEMO", "true");
    private static final Pattern COMPLETE = Pattern.compile("The demo data are complete: (\\d+) events added");
    private static final String LOADING = "\"demo_loading\"";
    private static final Pattern VALUE = Pattern.compile("\"total\":\\{\"value\":([0-9.]+)");

    @Test
    void theDemoIsMadeOnceEvenWhenItsFirstLoadIsKilledAndIsToppedUpLater(@TempDir Path dataFolder) throws Exception {
        Path file = dataFolder.resolve("demo-key");
        String key;
        try (RapportProcess killed =
                RapportProcess.launch(dataFolder, WITH_DEMO).awaitReady()) {
            key = Files.readString(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(killed.get("/v1/metrics/csat", "X-API-Key", key).body()).contains(LOADING);
            assertThat(killed.get("/v1/metrics/csat?group_by=channel&format=csv", "X-API-Key", key)
                            .body())
                    .startsWith("bucket_start,");
            assertThat(killed.get("/v1/scorecard", "X-API-Key", key).body()).contains(LOADING);
            RapportProcess.await("the first part of the demo data", () -> isPartlyThere(killed, key));
            killed.killNow();
        }
        try (RapportProcess service =
                RapportProcess.launch(dataFolder, WITH_DEMO).awaitReady()) {
            assertThat(Files.readString(file)).isEqualTo(key);
            assertThat(service.get("/v1/workspace", "X-API-Key", key).body())
                    .contains("\"name\":\"demo\"")
                    .contains("\"zone\":\"Europe/Berlin\"");
            assertThat(service.get("/v1/workspace", "X-API-Key", key).body())
                    .containsPattern("\"calendar\":\"\\d+\"")
                    .contains("\"currency\":\"EUR\"");
            assertThat(service.get("/v1/workspaces", "X-API-Key", key).statusCode())
                    .isEqualTo(403);

            assertThat(eventsAdded(service)).isBetween(100_000L, 235_000L);
            assertThat(service.get("/v1/metrics/csat", "X-API-Key", key).body()).doesNotContain(LOADING);
            assertThat(service.get("/v1/scorecard", "X-API-Key", key).body()).doesNotContain(LOADING);

            assertThat(service.log()).contains(file.toString()).doesNotContain(key);
            assertThat(year(service, key, "csat")).isBetween(0.8, 0.9);
            assertThat(year(service, key, "nps")).isBetween(20.0, 40.0);
            assertThat(year(service, key, "fcr")).isBetween(0.65, 0.78);
            assertThat(year(service, key, "repeat_purchase_rate")).isBetween(0.45, 0.6);
            assertThat(year(service, key, "first_response_time")).isBetween(30.0, 300.0);
        }
        try (RapportProcess service =
                RapportProcess.launch(dataFolder, WITH_DEMO).awaitReady()) {
            assertThat(eventsAdded(service)).isLessThan(200);
            assertThat(service.get("/v1/calendars", "X-API-Key", key).body()).containsOnlyOnce("\"Service hours\"");
            assertThat(service.get("/v1/sla-policies", "X-API-Key", key).body())
                    .containsOnlyOnce("\"Store greeting\"")
                    .containsOnlyOnce("\"E-mail answer\"");
        }
    }

    @Test
    void aWorkspaceOfThatNameThatSomebodyMadeIsLeftAlone(@TempDir Path dataFolder) throws Exception {
        try (RapportProcess service = RapportProcess.start(dataFolder)) {
            HttpRequest request = HttpRequest.newBuilder(service.uri("/v1/workspaces"))
                    .header("X-API-Key", Files.readString(dataFolder.resolve("initial-key")))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"demo\"}"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(201);
        }
        try (RapportProcess service =
                RapportProcess.launch(dataFolder, WITH_DEMO).awaitReady()) {
            assertThat(service.log()).contains("The demo was not set up");
            assertThat(dataFolder.resolve("demo-key")).doesNotExist();
        }
    }

    /** What is asked first is there long before all is. */
    private static boolean isPartlyThere(RapportProcess service, String key) {
        try {
            String body = service.get("/v1/metrics/csat", "X-API-Key", key).body();
            Matcher value = VALUE.matcher(body);
            return value.find() && body.contains(LOADING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long eventsAdded(RapportProcess service) {
        RapportProcess.await(
                "the demo data", () -> COMPLETE.matcher(service.log()).find());
        Matcher complete = COMPLETE.matcher(service.log());
        assertThat(complete.find()).isTrue();
        return Long.parseLong(complete.group(1));
    }

    private static double year(RapportProcess service, String key, String metric) throws IOException {
        String body = service.get("/v1/metrics/" + metric + "?from=2000-01-01", "X-API-Key", key)
                .body();
        Matcher value = VALUE.matcher(body);
        assertThat(value.find()).as(body).isTrue();
        return Double.parseDouble(value.group(1));
    }
}
