package dev.rapport.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.RawConnection;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stream's job claims is there, also when the process was killed on its way. */
class StreamCrashIT {
    private static final Map<String, String> SMALL = Map.of(
            "RAPPORT_INGEST_CHUNK_LINES", "500",
            "RAPPORT_INGEST_MAX_INFLATED_STREAM_SIZE", "1M",
            "RAPPORT_STREAM_JOBS_ABANDONED_AFTER", "2S");

    private static String key(Path folder) throws IOException {
        return Files.readString(folder.resolve("initial-key"));
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i ->
                        "{\"id\":\"e%d\",\"source\":\"desk\",\"subject\":\"s%d\",\"type\":\"interaction.opened\",\"time\":\"2025-03-27T15:30:00Z\"}\n"
                                .formatted(i, i))
                .collect(Collectors.joining());
    }

    private static HttpResponse<String> post(
            RapportProcess service, String key, String job, byte[] body, String encoding)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.uri("/v1/events"))
                                .headers(
                                        "Authorization",
                                        "Bearer " + key,
                                        "Content-Type",
                                        "application/x-ndjson",
                                        "Content-Encoding",
                                        encoding,
                                        "Idempotency-Key",
                                        job)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static JsonPath job(RapportProcess service, String key, String job) {
        try {
            return JsonPath.from(service.get("/v1/jobs/" + job, "Authorization", "Bearer " + key)
                    .body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_killed_stream_claims_no_more_than_is_durable_and_one_that_inflates_too_far_says_where_it_stopped(
            @TempDir Path folder) throws IOException, InterruptedException {
        try (RapportProcess first = RapportProcess.launch(folder, SMALL).awaitReady()) {
            String key = key(folder);
            HttpResponse<String> bomb = post(first, key, "bomb", gzip(lines(1, 20_000)), "gzip");
            assertThat(bomb.statusCode()).isEqualTo(413);
            JsonPath refusal = JsonPath.from(bomb.body());
            assertThat(refusal.getString("type")).isEqualTo("/problems/too-large");
            assertThat(refusal.getString("detail"))
                    .isEqualTo("The stream, decompressed, is larger than 1048576 bytes.");
            assertThat(refusal.getInt("committed_lines")).isBetween(5_000, 10_000);
            assertThat(job(first, key, "bomb").getString("state")).isEqualTo("failed");
            assertThat(job(first, key, "bomb").getInt("committed_lines")).isEqualTo(refusal.getInt("committed_lines"));

            try (RawConnection connection = RawConnection.open(first.uri("/"))) {
                connection.head(
                        "POST /v1/events HTTP/1.1",
                        "Host: rapport",
                        "Authorization: Bearer " + key,
                        "Content-Type: application/x-ndjson",
                        "Idempotency-Key: killed",
                        "Transfer-Encoding: chunked");
                connection.chunk(lines(30_001, 32_750));
                RapportProcess.await("a few chunks", () -> committedLines(job(first, key, "killed")) >= 1_500);
                first.killNow();
            }
        }
        try (RapportProcess second = RapportProcess.launch(folder, SMALL).awaitReady()) {
            String key = key(folder);
            RapportProcess.await(
                    "the stream to be given up",
                    () -> job(second, key, "killed").getString("state").equals("abandoned"));
            int claimed = job(second, key, "killed").getInt("committed_lines");
            assertThat(claimed).isBetween(1_500, 2_500);
            byte[] claimedLines = lines(30_001, 30_000 + claimed).getBytes(StandardCharsets.UTF_8);
            HttpResponse<String> again = post(second, key, "again", claimedLines, "identity");
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(JsonPath.from(again.body()).getInt("duplicates")).isEqualTo(claimed);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    /** None as long as the job is not there yet. */
    private static int committedLines(JsonPath job) {
        Integer lines = job.get("committed_lines");
        return lines == null ? 0 : lines;
    }
}
