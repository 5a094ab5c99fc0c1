package dev.rapport.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.RawConnection;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Senders who take their time, in a service that has less patience than usual. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowSendersIT {
    private static final Map<String, String> IMPATIENT = Map.of(
            "RAPPORT_INGEST_DOCUMENT_PATIENCE", "10S",
            "RAPPORT_INGEST_MAX_STREAM_SILENCE", "10S",
            "RAPPORT_INGEST_MAX_CONCURRENT_STREAMS", "16");
    private static final int SLOW_DOCUMENTS = 200;
    private static final int SLOW_STREAMS = 100;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private RapportProcess service;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private String key;

    @BeforeAll
    void start() throws IOException {
        service = RapportProcess.launch(folder, IMPATIENT).awaitReady();
        key = Files.readString(folder.resolve("initial-key")).strip();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static String event(String id) {
        return "{\"id\":\"%s\",\"source\":\"desk\",\"subject\":\"%s\",\"type\":\"interaction.opened\",\"time\":\"2025-03-27T15:30:00Z\"}"
                .formatted(id, id);
    }

    private RawConnection begin(String type, String... more) throws IOException {
        List<String> head = new ArrayList<>(List.of(
                "POST /v1/events HTTP/1.1", "Host: rapport", "Authorization: Bearer " + key, "Content-Type: " + type));
        head.addAll(List.of(more));
        return RawConnection.open(service.uri("/")).head(head.toArray(String[]::new));
    }

    private JsonPath job(String name) throws IOException {
        return JsonPath.from(service.get("/v1/jobs/" + name, "Authorization", "Bearer " + key)
                .body());
    }

    @Test
    void hundreds_of_slow_senders_hold_nobody_up_and_are_told_in_the_end() throws Exception {
        List<RawConnection> documents = new ArrayList<>();
        List<RawConnection> streams = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_DOCUMENTS; i++) {
                documents.add(
                        i % 2 == 0
                                ? begin("application/json", "Content-Length: 100000")
                                        .text("[")
                                : begin("application/json", "Content-Encoding: gzip", "Transfer-Encoding: chunked"));
            }
            for (int i = 0; i < SLOW_STREAMS; i++) {
                streams.add(begin("application/x-ndjson", "Transfer-Encoding: chunked")
                        .chunk(event("slow-" + i) + "\n{"));
            }
            List<Duration> took = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                long begin = System.nanoTime();
                HttpResponse<String> answer = service.post(
                        "/v1/events",
                        event("normal-" + i),
                        "Authorization",
                        "Bearer " + key,
                        "Content-Type",
                        "application/json");
                took.add(Duration.ofNanos(System.nanoTime() - begin));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            }
            took.sort(null);
            assertThat(took.get(25)).isLessThan(Duration.ofMillis(500));
            assertThat(took.get(49)).as("nobody waits for the slow ones").isLessThan(Duration.ofSeconds(6));
            HttpResponse<String> question =
                    service.get("/v1/metrics/volume?from=2025-03-01&to=2025-04-01", "Authorization", "Bearer " + key);
            assertThat(question.statusCode()).as("who needs a thread").isEqualTo(200);

            for (RawConnection slow : documents) {
                RawConnection.Answer answer = slow.answer();
                assertThat(answer.status()).as(answer.body()).isEqualTo(408);
                assertThat(answer.body())
                        .contains("\"/problems/request-timeout\"")
                        .contains("nothing of it was accepted");
            }
            int refused = 0;
            for (RawConnection slow : streams) {
                RawConnection.Answer answer = slow.answer();
                if (answer.status() == 503) {
                    assertThat(answer.body()).contains("too many streams");
                    refused++;
                } else {
                    assertThat(answer.status()).as(answer.body()).isEqualTo(408);
                    assertThat(JsonPath.from(answer.body()).getInt("committed_lines"))
                            .isEqualTo(1);
                }
            }
            assertThat(refused).isEqualTo(SLOW_STREAMS - 16);
        } finally {
            for (RawConnection connection : documents) {
                connection.close();
            }
            for (RawConnection connection : streams) {
                connection.close();
            }
        }
    }

    @Test
    void what_a_live_feed_sends_line_by_line_is_there_a_moment_later_and_it_may_go_on_for_longer_than_any_patience()
            throws Exception {
        try (RawConnection feed =
                begin("application/x-ndjson", "Transfer-Encoding: chunked", "Idempotency-Key: live-feed")) {
            for (int line = 1; line <= 15; line++) {
                feed.chunk(event("live-" + line) + "\n");
                Thread.sleep(1000);
                if (line % 5 == 0) {
                    int sent = line;
                    RapportProcess.await("the lines to be committed", () -> committedLines("live-feed") == sent);
                }
            }
            assertThat(job("live-feed").getString("state")).isEqualTo("running");
            feed.lastChunk();
            RawConnection.Answer answer = feed.answer();
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(JsonPath.from(answer.body()).getInt("accepted")).isEqualTo(15);
        }
    }

    private int committedLines(String job) {
        try {
            Integer lines = job(job).get("committed_lines");
            return lines == null ? 0 : lines;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_large_document_that_arrives_slowly_but_steadily_is_taken() throws Exception {
        String list = IntStream.range(0, 600)
                .mapToObj(i -> event("steady-" + i))
                .collect(Collectors.joining(",", "[", "]")); // 70 kB
        try (RawConnection steady = begin("application/json", "Content-Length: " + list.length())) {
            int part = list.length() / 12;
            for (int i = 0; i < 12; i++) {
                steady.text(list.substring(i * part, i == 11 ? list.length() : (i + 1) * part));
                Thread.sleep(1000);
            }
            RawConnection.Answer answer = steady.answer();
            assertThat(answer.status()).as("all are taken").isEqualTo(200);
        }
    }
}
