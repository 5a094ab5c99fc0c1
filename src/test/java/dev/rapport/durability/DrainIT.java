package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.RawConnection;
import dev.rapport.testing.ServiceDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service is asked to end, as by {@code kill}, while many clients and a slow stream are at it: everybody gets an answer,
 * and what is kept is what was acknowledged, no more and no less. {@code -Drapport.drain.rounds=20} does so more often.
 */
class DrainIT {
    private static final int CLIENTS = 24;
    private static final int ROUNDS = Integer.getInteger("rapport.drain.rounds", 3);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT =
            "{\"id\":\"%s\",\"source\":\"desk\",\"subject\":\"%s\",\"type\":\"interaction.opened\",\"time\":\"2025-03-27T15:30:00Z\"}";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger number = new AtomicInteger();
    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();

    @Test
    void whoHasSentARequestGetsItsAnswerAndWhatIsAcknowledgedIsExactlyWhatIsKept(@TempDir Path folder)
            throws Exception {
        RapportProcess service = RapportProcess.start(folder);
        try {
            Tenant tenant = Tenant.create(service, folder, "asked to end");
            for (int round = 1; round <= ROUNDS; round++) {
                refusals.set(0);
                Duration took = endUnderLoad(service, tenant, round);
                service = RapportProcess.start(folder);
                Set<String> kept = new TreeSet<>(new ServiceDatabase(folder)
                        .column("SELECT id FROM journal WHERE workspace_id = ?", tenant.id()));
                assertThat(wrong).isEmpty();
                assertThat(kept).isEqualTo(acknowledged);
                assertThat(refusals).as("clients that came too late").hasPositiveValue();
                System.out.printf(
                        "round %d: %d events acknowledged and kept, %d requests refused, ended in %d ms%n",
                        round, kept.size(), refusals.get(), took.toMillis());
            }
        } finally {
            service.close();
            threads.shutdownNow();
        }
    }

    private Duration endUnderLoad(RapportProcess service, Tenant tenant, int round) throws Exception {
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(CompletableFuture.runAsync(() -> post(service, tenant), threads));
        }
        CompletableFuture<Void> stream = CompletableFuture.runAsync(() -> stream(service, tenant, round), threads);
        Thread.sleep(2500);
        int before = acknowledged.size();
        RapportProcess.await("the clients to be answered", () -> acknowledged.size() > before + 100);
        service.signalEnd();
        long signal = System.nanoTime();
        CompletableFuture<List<Integer>> readiness =
                CompletableFuture.supplyAsync(() -> readiness(service, signal), threads);
        assertThat(service.awaitExit()).isIn(0, 143);
        Duration took = Duration.ofNanos(System.nanoTime() - signal);
        assertThat(took).isLessThan(Duration.ofSeconds(8));
        for (CompletableFuture<Void> client : clients) {
            client.get(30, TimeUnit.SECONDS);
        }
        stream.get(30, TimeUnit.SECONDS);
        assertThat(readiness.get(30, TimeUnit.SECONDS)).isNotEmpty().containsOnly(503);
        return took;
    }

    /** What readiness says from shortly after the signal to the end. */
    private static List<Integer> readiness(RapportProcess service, long signal) {
        List<Integer> told = new ArrayList<>();
        while (true) {
            try {
                if (System.nanoTime() - signal > TimeUnit.MILLISECONDS.toNanos(200)) {
                    told.add(service.get("/q/health/ready").statusCode());
                }
                Thread.sleep(20);
            } catch (IOException ended) {
                return told;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Posts one event after the other over a connection for as long as it may, until it is refused. */
    private void post(RapportProcess service, Tenant tenant) {
        while (true) {
            try (RawConnection connection = RawConnection.open(service.uri("/"))) {
                while (true) {
                    RawConnection.Answer answer = post(connection, tenant);
                    if (answer.status() == 503) {
                        refusals.incrementAndGet();
                        return;
                    }
                    if (isLast(answer)) {
                        break;
                    }
                }
            } catch (ConnectException gone) {
                return; // nothing was sent
            } catch (IOException unanswered) {
                wrong.add(unanswered.toString());
                return;
            }
        }
    }

    private RawConnection.Answer post(RawConnection connection, Tenant tenant) throws IOException {
        String id = "single-" + number.incrementAndGet();
        String body = EVENT.formatted(id, id);
        connection.text("POST /v1/events HTTP/1.1\r\nHost: rapport\r\nAuthorization: Bearer " + tenant.key()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        RawConnection.Answer answer = connection.answer();
        if (answer.status() == 201) {
            acknowledged.add(id);
        } else if (!isGoodRefusal(answer)) {
            wrong.add(answer.head() + answer.body());
        }
        return answer;
    }

    private static boolean isLast(RawConnection.Answer answer) {
        return answer.head().toLowerCase(java.util.Locale.ROOT).contains("connection: close");
    }

    private static boolean isGoodRefusal(RawConnection.Answer answer) {
        return answer.status() == 503
                && isLast(answer)
                && answer.head().toLowerCase(java.util.Locale.ROOT).contains("retry-after: ")
                && answer.body().contains("\"/problems/unavailable\"")
                && answer.body().contains("the service is shutting down");
    }

    /** Sends a line now and then until it is answered, and notes the lines that were committed. */
    private void stream(RapportProcess service, Tenant tenant, int round) {
        try (RawConnection connection = RawConnection.open(service.uri("/"))) {
            connection.head(
                    "POST /v1/events HTTP/1.1",
                    "Host: rapport",
                    "Authorization: Bearer " + tenant.key(),
                    "Content-Type: application/x-ndjson",
                    "Idempotency-Key: stream-" + round,
                    "Transfer-Encoding: chunked");
            CompletableFuture<RawConnection.Answer> answer = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return connection.answer();
                        } catch (IOException unanswered) {
                            throw new java.io.UncheckedIOException(unanswered);
                        }
                    },
                    threads);
            int lines = 0;
            while (!answer.isDone()) {
                String id = line(round, ++lines);
                connection.chunk(EVENT.formatted(id, id) + "\n");
                Thread.sleep(30);
            }
            connection.lastChunk();
            noteStream(answer.get().status(), answer.get().body(), round, lines);
        } catch (Exception unanswered) {
            wrong.add("stream: " + unanswered);
        }
    }

    private static String line(int round, int line) {
        return "stream-%d-%d".formatted(round, line);
    }

    private void noteStream(int status, String body, int round, int sent) throws IOException {
        JsonNode problem = JSON.readTree(body);
        int committed = problem.path("committed_lines").asInt();
        boolean isRight = status == 503
                && problem.path("detail").asText().startsWith("the service is shutting down")
                && committed > 50
                && committed <= sent;
        if (!isRight) {
            wrong.add("stream: " + status + " " + body);
        }
        acknowledged.addAll(IntStream.rangeClosed(1, committed)
                .mapToObj(line -> line(round, line))
                .collect(Collectors.toSet()));
    }
}
