package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.ServiceDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The service, its database, or both are killed as by {@code kill -9} between the steps of an erasure, while others are
 * written. {@code -Drapport.crash.kills=12} kills more often, {@code -Drapport.crash.seed=7} at other moments.
 */
class ErasureCrashIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONTACTS = 3_000;
    private static final int KILLS = Integer.getInteger("rapport.crash.kills", 3);
    private static final long SEED = Long.getLong("rapport.crash.seed", 1);
    private static final String PROGRESS = """
            SELECT coalesce(sum(events_removed + events_rewritten), 0) FROM erasure WHERE workspace_id = ?
            """;
    private static final String UNFINISHED =
            "SELECT count(*) FROM erasure WHERE workspace_id = ? AND finished_at IS NULL";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final Random random = new Random(SEED);
    private final List<RapportProcess> services = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set by the test
    private volatile RapportProcess service;

    @SuppressWarnings("NullAway.Init") // set by the test
    private ServiceDatabase database;

    @ParameterizedTest
    @ValueSource(strings = {"delete", "anonymize"})
    void anErasureThatIsKilledInTheMiddleIsGoneOnWithAndLeavesNothing(String mode) throws Exception {
        launch();
        service.awaitReady();
        database = new ServiceDatabase(folder);
        try {
            Tenant tenant = Tenant.create(service, folder, "erasing under fire");
            Person person = Person.of(CONTACTS);
            Ledger ledger = new Ledger();
            ledger.sending(person.mentions());
            tenant.take(service, Person.lines(person.events()));
            tenant.take(service, Person.lines(person.mentions()));
            Erasing erasing = new Erasing(tenant);
            Load load = new Load(() -> service, new Sender(tenant.key(), ledger), ledger, SEED * 1_000_000);
            JsonNode receipt;
            try (Load running = load.start(2)) {
                int inTheMiddle = 0;
                for (int kill = 0; kill < KILLS; kill++) {
                    killInTheMiddle(erasing, person, mode, kill);
                    inTheMiddle += database.number(UNFINISHED, tenant.id()) > 0 ? 1 : 0;
                }
                assertThat(inTheMiddle).as("kills that hit").isGreaterThanOrEqualTo(KILLS - 1);
                receipt = erasing.untilDone(() -> service, person.id(), mode);
            }
            load.settle();

            assertReceipt(receipt, person, mode);
            assertThat(JSON.readTree(
                            erasing.ask(service, person.ids().get(1), mode).body()))
                    .as("asked for again, by the other id")
                    .isEqualTo(receipt);
            Erasing.assertNoTrace(database, person.ids());
            assertNoFileTells(person);
            assertOthersAreWhole(tenant, ledger, mode);
            assertRetriesBringNothingBack(tenant, person);
            Erasing.assertNoTrace(database, person.ids());
        } finally {
            service.close();
        }
    }

    /** As soon as the erasure got further than before. */
    private void killInTheMiddle(Erasing erasing, Person person, String mode, int kill) throws Exception {
        long before = database.number(PROGRESS, erasing.tenant().id());
        CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> askWhateverHappens(erasing, person, mode));
        RapportProcess.await("the erasure to get further", () -> progress(erasing) > before || asked.isDone());
        Thread.sleep(random.nextInt(60));
        switch (kill % 3) {
            case 0 -> {
                service.killNow();
                launch();
            }
            case 1 -> {
                long killed = database.postmaster().orElseThrow().pid();
                database.killPostmaster();
                RapportProcess.await("another server", () -> database.postmaster()
                        .filter(now -> now.pid() != killed)
                        .isPresent());
            }
            default -> {
                database.killPostmaster();
                service.killNow();
                launch();
            }
        }
        service.awaitReady();
        asked.join();
    }

    private void launch() {
        service = RapportProcess.launch(folder, Map.of());
        services.add(service);
    }

    private void askWhateverHappens(Erasing erasing, Person person, String mode) {
        try {
            erasing.ask(service, person.id(), mode);
        } catch (IOException | NoSuchElementException killed) {
            // nobody answers
        }
    }

    private long progress(Erasing erasing) {
        try {
            return database.number(PROGRESS, erasing.tenant().id());
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void assertReceipt(JsonNode receipt, Person person, String mode) {
        int events = person.events().size();
        boolean isDelete = mode.equals("delete");
        assertThat(receipt.path("ids").asInt()).isEqualTo(2);
        assertThat(receipt.path("events_removed").asInt()).isEqualTo(isDelete ? events : 1);
        assertThat(receipt.path("events_rewritten").asInt()).isEqualTo(isDelete ? 0 : events - 1);
        assertThat(receipt.path("merges").asInt()).isEqualTo(1);
        assertThat(receipt.path("interactions").asInt()).isEqualTo(CONTACTS);
        assertThat(receipt.path("purchases").asInt()).isEqualTo(CONTACTS / 10);
        assertThat(receipt.path("survey_responses").asInt()).isEqualTo(CONTACTS / 10);
        assertThat(receipt.path("mentions").asInt()).isEqualTo(person.mentions().size());
    }

    /** Neither the logs of any service nor any file of theirs outside the database's own. */
    private void assertNoFileTells(Person person) throws IOException {
        for (RapportProcess one : services) {
            assertThat(one.log()).doesNotContain(person.ids());
        }
        Path server = folder.resolve("postgres");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> !path.startsWith(server) || path.startsWith(server.resolve("log")))
                    .toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain(person.ids());
            }
        }
    }

    /** As if only what is left had ever been sent, to another workspace, at once. */
    private void assertOthersAreWhole(Tenant tenant, Ledger ledger, String mode) throws Exception {
        Remains remains = new Remains(database, tenant.id());
        if (mode.equals("delete")) {
            remains.assertHas(ledger);
        }
        List<String> versions =
                database.column("SELECT version FROM change_log WHERE workspace_id = ? ORDER BY version", tenant.id());
        assertThat(versions.get(versions.size() - 1)).isEqualTo(String.valueOf(versions.size()));
        for (String kind : List.of("interaction", "survey", "purchase")) {
            assertThat(database.number(
                            "SELECT count(*) - max(number) FROM %s_fact WHERE workspace_id = ?".formatted(kind),
                            tenant.id()))
                    .as("dense numbers of each %s", kind)
                    .isEqualTo(1);
        }
        List<String> facts = remains.facts();
        List<String> answers = Remains.answers(service, tenant.key());
        Tenant fresh = Tenant.create(service, folder, "told at once");
        fresh.take(service, remains.stream());
        assertThat(new Remains(database, fresh.id()).facts()).isEqualTo(facts);
        assertThat(Remains.answers(service, fresh.key())).isEqualTo(answers);
    }

    private void assertRetriesBringNothingBack(Tenant tenant, Person person) throws IOException {
        JsonNode answer = JSON.readTree(service.post(
                        "/v1/events",
                        Person.lines(person.events()),
                        "Authorization",
                        "Bearer " + tenant.key(),
                        "Content-Type",
                        "application/x-ndjson")
                .body());
        assertThat(answer.path("duplicates").asInt())
                .as("%s", answer)
                .isEqualTo(person.events().size());
    }
}
