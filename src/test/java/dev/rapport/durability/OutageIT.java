package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.ServiceDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database is gone for a while. {@code -Drapport.outage.seconds=30} makes the while longer.
 */
class OutageIT {
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("rapport.outage.seconds", 8));
    /** The service believes a silence of five seconds; then everybody is answered. */
    private static final Duration BOUNDED = Duration.ofSeconds(15);

    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final WireEvent PURCHASE = WireEvent.of(
            "purchase.completed",
            "order",
            "test",
            "e1",
            "2024-01-01T00:00:00Z",
            JsonNodeFactory.instance.objectNode().put("amount", "1").put("currency", "EUR"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    /** Makes the database go away, or come back. */
    private interface Switch {
        void turn() throws Exception;
    }

    @Test
    void aDatabaseThatHangsMakesNobodyWaitLongAndLosesNothing() throws Exception {
        try (RapportProcess service = RapportProcess.start(folder)) {
            ServiceDatabase database = new ServiceDatabase(folder);
            try {
                survive(service, folder, database, database::freeze, database::thaw);
            } finally {
                database.thaw();
            }
        }
    }

    @Test
    void aDatabaseThatTheNetworkNoLongerReachesIsFoundAgainByItself(@TempDir Path other) throws Exception {
        try (RapportProcess owner = RapportProcess.start(folder)) {
            ServiceDatabase database = new ServiceDatabase(folder);
            try (Relay relay = Relay.to(database.port());
                    RapportProcess service = RapportProcess.launch(other, elsewhere(database, relay.port()))
                            .awaitReady()) {
                survive(service, folder, database, relay::cut, relay::mend);
                assertThat(owner.isReady()).as("the one that needs no network").isTrue();
            }
        }
    }

    private static Map<String, String> elsewhere(ServiceDatabase database, int port) throws IOException {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:%d/rapport".formatted(port),
                "QUARKUS_DATASOURCE_USERNAME", database.user(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password());
    }

    private static void survive(RapportProcess service, Path keys, ServiceDatabase database, Switch away, Switch back)
            throws Exception {
        Tenant tenant = Tenant.create(service, keys, "during an outage");
        Ledger ledger = new Ledger();
        ledger.sending(List.of(PURCHASE)); // refused, but the first may have been half-way
        Load load = new Load(() -> service, new Sender(tenant.key(), ledger), ledger, 1);
        try (Load running = load.start(3)) {
            awaitAnswers(ledger);
            away.turn();
            long begin = System.nanoTime();
            assertRefusal(timed(BOUNDED, () -> post(service, tenant)));
            RapportProcess.await("readiness to say so", () -> service.statusOf("/q/health/ready") == 503);
            assertThat(service.get("/q/health/ready").body()).contains("\"database\"", "\"since\"", "\"reason\"");
            assertThat(service.statusOf("/q/health/live")).isEqualTo(200);
            while (System.nanoTime() - begin < OUTAGE.toNanos()) {
                assertRefusal(timed(AT_ONCE, () -> post(service, tenant)));
                assertRefusal(timed(AT_ONCE, () -> ask(service, tenant)));
                Thread.sleep(500);
            }
            back.turn();
            RapportProcess.await("the service to be ready again", service::isReady);
            awaitAnswers(ledger);
        }
        load.settle();
        Remains remains = new Remains(database, tenant.id());
        remains.assertHas(ledger);
        remains.assertWhole();
        assertThat(ask(service, tenant).statusCode()).isEqualTo(200);
    }

    private static void awaitAnswers(Ledger ledger) {
        int before = ledger.acknowledged().size();
        RapportProcess.await(
                "the clients to be answered", () -> ledger.acknowledged().size() > before + 20);
    }

    private static HttpResponse<String> post(RapportProcess service, Tenant tenant) throws IOException {
        return service.post(
                "/v1/events",
                PURCHASE.json(),
                "Authorization",
                "Bearer " + tenant.key(),
                "Content-Type",
                "application/json");
    }

    private static HttpResponse<String> ask(RapportProcess service, Tenant tenant) throws IOException {
        return service.get(
                "/v1/metrics/volume?from=2024-01-01&to=2025-01-01", "Authorization", "Bearer " + tenant.key());
    }

    private static HttpResponse<String> timed(Duration most, Question question) throws IOException {
        long begin = System.nanoTime();
        HttpResponse<String> answer = question.ask();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(most);
        return answer;
    }

    private interface Question {
        HttpResponse<String> ask() throws IOException;
    }

    private static void assertRefusal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("/problems/unavailable", "database is not responding");
    }
}
