package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.RapportProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one question may ask for, seen from outside: no question ends the service, and none that is refused costs others. */
class ReadingBudgetIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final List<String> METRICS = List.of(
            "volume",
            "backlog",
            "fcr",
            "fcr_agent",
            "first_response_time",
            "next_reply_time",
            "resolution_time",
            "abandonment_rate",
            "reopen_rate",
            "transfer_rate",
            "escalation_rate",
            "self_service_share",
            "greeting_rate",
            "sla_first_response",
            "sla_resolution");
    private static final Pattern HELD = Pattern.compile("(?m)^rapport_reading_memory_bytes \\S*?([0-9.E]+)$");

    /** Of each agent one interaction, so that there are as many groups. */
    private static Tenant tenant(RapportProcess service, Path folder, int agents) throws IOException {
        Tenant tenant = Tenant.create(service, folder, "asks for a lot");
        tenant.take(
                service,
                IntStream.range(0, agents)
                        .mapToObj(i -> """
                                {"id":"e%1$d","source":"t","type":"interaction.opened","subject":"i%1$d","time":"%2$s","data":{"customer_id":"c%1$d","channel":"chat","team":"t%3$d","agent":"a%1$d"}}""".formatted(i, START.plusSeconds(3600L * (i % 8000)), i % 20))
                        .collect(Collectors.joining("\n")));
        return tenant;
    }

    private static String monstrous(List<String> metrics) {
        return """
                {"from":"2025-01-01","to":"2026-01-01","grain":"hour","group_by":["channel","team","agent"],"metrics":[%s]}""".formatted(metrics.stream().map(metric -> '"' + metric + '"').collect(Collectors.joining(",")));
    }

    private static HttpResponse<String> ask(RapportProcess service, Tenant tenant, String body) throws IOException {
        return service.post(
                "/v1/metrics/query",
                body,
                "Authorization",
                "Bearer " + tenant.key(),
                "Content-Type",
                "application/json");
    }

    private static HttpResponse<String> small(RapportProcess service, Tenant tenant) throws IOException {
        return service.get(
                "/v1/metrics/volume?from=2025-01-01&to=2026-01-01", "Authorization", "Bearer " + tenant.key());
    }

    @Test
    void a_monstrous_question_is_refused_by_name_and_others_are_answered_meanwhile(@TempDir Path folder)
            throws Exception {
        try (RapportProcess service = RapportProcess.start(folder)) {
            Tenant tenant = tenant(service, folder, 110);
            CompletableFuture<HttpResponse<String>> refused = CompletableFuture.supplyAsync(() -> {
                try {
                    return ask(service, tenant, monstrous(METRICS));
                } catch (IOException cut) {
                    throw new IllegalStateException(cut);
                }
            });
            while (!refused.isDone()) {
                assertThat(small(service, tenant).statusCode()).isEqualTo(200);
            }

            JsonNode problem = JSON.readTree(refused.get().body());
            assertThat(refused.get().statusCode()).as(problem.toString()).isEqualTo(422);
            assertThat(problem.path("type").asText()).endsWith("/problems/budget-exceeded");
            assertThat(problem.path("setting").asText()).isEqualTo("RAPPORT_READING_CELLS");
            assertThat(problem.path("limit").asLong()).isEqualTo(1_000_000);
            assertThat(problem.path("need").asLong()).isGreaterThan(1_000_000);

            HttpResponse<String> twice = ask(service, tenant, "{\"metrics\":[\"csat\",\"nps\",\"csat\"]}");
            assertThat(twice.statusCode()).isEqualTo(422);
            assertThat(JSON.readTree(twice.body()).at("/violations/0/pointer").asText())
                    .isEqualTo("/metrics/2");

            HttpResponse<String> whole =
                    ask(service, tenant, monstrous(List.of("volume")).replace("\"hour\"", "\"week\""));
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(whole.body()).at("/answers/0/rows").size()).isEqualTo(53 * 110);
            assertThat(service.isReady()).isTrue();
        }
    }

    @Test
    void who_asks_beside_others_waits_and_is_sent_away_and_who_has_gone_gives_back_what_was_held(@TempDir Path folder)
            throws Exception {
        Map<String, String> settings = Map.of(
                "RAPPORT_READING_CELLS", "100000000",
                "RAPPORT_READING_MEMORY", "12M",
                "RAPPORT_READING_REQUEST_MEMORY", "11M");
        try (RapportProcess service = RapportProcess.launch(folder, settings).awaitReady()) {
            Tenant tenant = tenant(service, folder, 110);
            String question = monstrous(METRICS).replace("\"hour\"", "\"day\"");
            try (Socket slow = new Socket(
                    InetAddress.getLoopbackAddress(), service.uri("/").getPort())) {
                slow.setSoTimeout(60_000);
                slow.getOutputStream()
                        .write(
                                "POST /v1/metrics/query HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                                        .formatted(tenant.key(), question.length(), question)
                                        .getBytes(StandardCharsets.UTF_8));
                assertThat(head(slow.getInputStream())).startsWith("HTTP/1.1 200");
                assertThat(held(service)).isGreaterThan(6e6);

                HttpResponse<String> beside = ask(service, tenant, question);
                assertThat(beside.statusCode()).as(beside.body()).isEqualTo(503);
                assertThat(beside.body()).contains("/problems/overloaded", "RAPPORT_READING_MEMORY");
                assertThat(beside.headers().firstValue("Retry-After")).isPresent();
                assertThat(small(service, tenant).statusCode()).isEqualTo(200);
            }
            RapportProcess.await("what was held to be given back", () -> held(service) == 0);
            assertThat(service.log()).doesNotContain("OutOfMemory");
        }
    }

    private static String head(InputStream answer) throws IOException {
        byte[] bytes = new byte[1000];
        int length = Math.max(0, answer.read(bytes));
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static double held(RapportProcess service) {
        try {
            Matcher held = HELD.matcher(service.get("/q/metrics").body());
            return held.find() ? Double.parseDouble(held.group(1)) : -1;
        } catch (IOException cut) {
            return -1;
        }
    }

    @Test
    void a_heap_that_is_used_up_ends_the_process_and_the_next_start_has_everything(@TempDir Path folder)
            throws Exception {
        Map<String, String> reckless = Map.of(
                "RAPPORT_READING_CELLS", "2000000000",
                "RAPPORT_READING_MEMORY", "64G",
                "RAPPORT_READING_REQUEST_MEMORY", "64G");
        Tenant tenant;
        try (RapportProcess service = RapportProcess.launch(folder, reckless).awaitReady()) {
            tenant = tenant(service, folder, 8000);
            try {
                ask(service, tenant, monstrous(List.of("volume")));
            } catch (IOException cut) {
                // it ended before it could answer
            }
            assertThat(service.awaitExit()).isEqualTo(3);
            assertThat(service.log()).contains("Out of memory: the process ends");
        }
        try (RapportProcess service = RapportProcess.start(folder)) {
            HttpResponse<String> answer = small(service, tenant);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(answer.body()).at("/total/value").asInt()).isEqualTo(8000);
        }
    }
}
