package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.Seeds;
import dev.rapport.testing.Signals;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Two service processes on one database: whoever takes an event, and whoever is asked, it counts once. */
class TwoNodesIT extends TwoProcesses {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SUBJECTS = 60;
    private static final String TRANSACTIONS_LEFT_OPEN = """
            SELECT count(*) FROM pg_stat_activity
            WHERE application_name = 'rapport' AND wait_event = 'ClientRead' AND xact_start < now() - interval '1 s'
            """;

    static long[] seeds() {
        return Seeds.first(2);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void writingTheSameInteractionsAtOnceGivesTheAnswersOfOneWriter(long seed) throws Exception {
        List<WireEvent> events = WireEvent.random(seed, SUBJECTS);
        Tenant shared = Tenant.create(first, folder, "both write, seed " + seed);

        // Each has two thirds of the events, in an order of its own, so that many come by both ways.
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> write(
                second, List.of(first, second), shared, events.subList(events.size() / 3, events.size()), seed + 1));
        write(first, List.of(first, second), shared, events.subList(0, events.size() * 2 / 3), seed);
        others.join();

        assertAsIfByOneWriter(shared, events, seed);
    }

    /** One process stops while it holds the workspace's lock, where each kind of time-out is needed. */
    @ParameterizedTest
    @CsvSource({
        "between its statements, interaction_fact, ACCESS EXCLUSIVE, 77",
        "in the middle of sending rows, journal, SHARE, 78"
    })
    void oneThatIsHeldForLongerThanItsLockIsGoodForLosesNothingAndDoublesNothing(
            String where, String table, String lock, long seed) throws Exception {
        List<WireEvent> events = WireEvent.random(seed, SUBJECTS);
        Tenant shared = Tenant.create(first, folder, "one is held " + where);
        write(first, List.of(first, second), shared, events.subList(0, 40), 1);
        CompletableFuture<Integer> held = hold(shared, events, table, lock);
        try {
            RapportProcess.await("its lock to be taken from it", () -> isWrittenTo(shared, events));
            assertThat(openTransactions()).isZero();
            write(first, List.of(first), shared, events, 2);
        } finally {
            Signals.resume(second.pid());
        }
        assertThat(held.join()).isIn(200, 503);
        write(second, List.of(first, second), shared, events, 3);

        assertAsIfByOneWriter(shared, events, seed);
    }

    /** Whether the first process can write; a request that is refused is no failure here. */
    private boolean isWrittenTo(Tenant shared, List<WireEvent> events) {
        try {
            return first.post("/v1/events", array(events.subList(0, 1)), headers(shared))
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has the second process write all events, and stops it while it waits for a lock on that table. */
    private CompletableFuture<Integer> hold(Tenant shared, List<WireEvent> events, String table, String lock)
            throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE %s IN %s MODE".formatted(table, lock));
            CompletableFuture<Integer> held = CompletableFuture.supplyAsync(() -> {
                try {
                    return second.post("/v1/events", array(events), headers(shared))
                            .statusCode();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            RapportProcess.await(
                    "the batch to be written",
                    () -> count("SELECT count(*) FROM pg_locks WHERE relation = '%s'::regclass AND NOT granted"
                                    .formatted(table))
                            > 0);
            Signals.suspend(second.pid());
            connection.rollback();
            RapportProcess.await("the transaction to wait for its end", () -> openTransactions() == 1);
            return held;
        }
    }

    private long openTransactions() {
        return count(TRANSACTIONS_LEFT_OPEN);
    }

    private long count(String sql) {
        try {
            return database.number(sql);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Posts batches of random sizes in a random order; now and then the readers are asked whether they count. */
    private void write(
            RapportProcess node, List<RapportProcess> readers, Tenant tenant, List<WireEvent> events, long seed) {
        Random random = new Random(seed);
        List<WireEvent> order = new ArrayList<>(events);
        Collections.shuffle(order, random);
        try {
            for (int from = 0; from < order.size(); ) {
                int to = Math.min(order.size(), from + 1 + random.nextInt(25));
                var answer = node.post("/v1/events", array(order.subList(from, to)), headers(tenant));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                if (random.nextInt(5) == 0) {
                    assertCounted(
                            readers,
                            tenant,
                            JSON.readTree(answer.body()).path("version").asLong());
                }
                from = to;
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever is asked knows at least what was acknowledged. */
    private static void assertCounted(List<RapportProcess> readers, Tenant tenant, long version) throws IOException {
        for (RapportProcess node : readers) {
            var answer = node.get("/v1/metrics/volume?from=2024-01-01&to=2024-02-01", headers(tenant));
            assertThat(JSON.readTree(answer.body()).path("version").asLong())
                    .as(answer.body())
                    .isGreaterThanOrEqualTo(version);
        }
    }

    private void assertAsIfByOneWriter(Tenant shared, List<WireEvent> events, long seed) throws Exception {
        Tenant alone = Tenant.create(first, folder, "one writes, seed " + seed);
        alone.take(first, events.stream().map(WireEvent::json).collect(Collectors.joining("\n")));
        Remains remains = new Remains(database, shared.id());

        remains.assertWhole();
        assertThat(remains.journal()).as("seed %d", seed).hasSize(events.size()).doesNotHaveDuplicates();
        assertThat(remains.facts()).as("seed %d", seed).isEqualTo(new Remains(database, alone.id()).facts());
        List<String> answers = Remains.answers(first, alone.key());
        for (RapportProcess node : List.of(first, second)) {
            assertThat(Remains.answers(node, shared.key())).as("seed %d", seed).containsExactlyElementsOf(answers);
        }
    }

    private static String array(List<WireEvent> events) {
        return events.stream().map(WireEvent::json).collect(Collectors.joining(",", "[", "]"));
    }

    private static String[] headers(Tenant tenant) {
        return new String[] {"Authorization", "Bearer " + tenant.key(), "Content-Type", "application/json"};
    }
}
