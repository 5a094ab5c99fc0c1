package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.ServiceDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients post while the service, its database, or both are killed as by {@code kill -9}, at any moment, also while they
 * start. {@code -Drapport.crash.kills=150} kills more often than usual, {@code -Drapport.crash.victims=DATABASE} only
 * that, {@code -Drapport.crash.seed=7} at other moments.
 */
class CrashIT {
    private static final int CLIENTS = 4;
    private static final int ANSWERS = 50;
    private static final int KILLS = Integer.getInteger("rapport.crash.kills", 5);
    private static final long SEED = Long.getLong("rapport.crash.seed", 1);
    private static final List<Victim> VICTIMS = Arrays.stream(
                    System.getProperty("rapport.crash.victims", "SERVICE,DATABASE,BOTH")
                            .split(",", -1))
            .map(Victim::valueOf)
            .toList();
    /** Streams commit often, so that a kill falls between two commits, too. */
    private static final Map<String, String> SMALL_CHUNKS = Map.of("RAPPORT_INGEST_CHUNK_LINES", "200");

    /** Who is killed. */
    private enum Victim {
        SERVICE,
        DATABASE,
        BOTH
    }

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final Random random = new Random(SEED);

    @SuppressWarnings("NullAway.Init") // set by the test
    private volatile RapportProcess service;

    private int kills;

    @Test
    void everyAcknowledgedEventIsThereOnceAndNoneIsHalfFoldedHoweverOftenSomebodyIsKilled() throws Exception {
        long begin = System.nanoTime();
        service = RapportProcess.launch(folder, SMALL_CHUNKS).awaitReady();
        try {
            ServiceDatabase database = new ServiceDatabase(folder);
            Tenant tenant = Tenant.create(service, folder, "under fire");
            Ledger ledger = new Ledger();
            Remains remains = new Remains(database, tenant.id());
            Load load = new Load(() -> service, new Sender(tenant.key(), ledger), ledger, SEED * 1_000_000);
            try (Load running = load.start(CLIENTS)) {
                while (kills < KILLS) {
                    awaitMore(ledger);
                    kill(VICTIMS.get(kills % VICTIMS.size()), database);
                    remains.assertHas(ledger);
                    if (kills % 10 == 0) {
                        System.out.printf(
                                "%d kills, %d events acknowledged%n",
                                kills, ledger.acknowledged().size());
                    }
                }
                awaitMore(ledger);
            }
            load.settle();

            remains.assertHas(ledger);
            remains.assertWhole();
            assertFactsAreThoseOfTheJournal(remains, tenant);
            System.out.printf(
                    Locale.ROOT,
                    "%d kills of %s, seed %d: %d events acknowledged, %d kept, none lost; %d versions; %d s%n",
                    kills,
                    VICTIMS,
                    SEED,
                    ledger.acknowledged().size(),
                    remains.journal().size(),
                    database.number("SELECT max(version) FROM change_log WHERE workspace_id = ?", tenant.id()),
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        } finally {
            service.close();
        }
    }

    /** The clients are at it; then any moment will do. */
    private void awaitMore(Ledger ledger) throws InterruptedException {
        int before = ledger.acknowledged().size();
        RapportProcess.await(
                "the clients to be answered", () -> ledger.acknowledged().size() > before + ANSWERS);
        Thread.sleep(random.nextInt(1000));
    }

    private void kill(Victim victim, ServiceDatabase database) throws InterruptedException {
        kills++;
        switch (victim) {
            case DATABASE -> {
                long killed = database.postmaster().orElseThrow().pid();
                database.killPostmaster();
                RapportProcess.await("another server", () -> database.postmaster()
                        .filter(now -> now.pid() != killed)
                        .isPresent());
            }
            case SERVICE -> {
                service.killNow();
                launchAgain();
            }
            case BOTH -> {
                if (random.nextBoolean()) {
                    database.killPostmaster();
                    service.killNow();
                } else {
                    service.killNow();
                    database.killPostmaster();
                }
                launchAgain();
            }
        }
        service.awaitReady();
    }

    /** Starts the service; one time in four it is killed once more while it starts. */
    private void launchAgain() throws InterruptedException {
        service = RapportProcess.launch(folder, SMALL_CHUNKS);
        if (kills < KILLS && random.nextInt(4) == 0) {
            Thread.sleep(random.nextInt(4000));
            kills++;
            service.killNow();
            service = RapportProcess.launch(folder, SMALL_CHUNKS);
        }
    }

    /** As if they had been folded just now, and as if all events had come at once in another workspace. */
    private void assertFactsAreThoseOfTheJournal(Remains remains, Tenant tenant) throws IOException, SQLException {
        List<String> facts = remains.facts();
        List<String> answers = Remains.answers(service, tenant.key());
        Tenant fresh = Tenant.create(service, folder, "told at once");
        fresh.take(service, remains.stream());

        assertThat(new Remains(new ServiceDatabase(folder), fresh.id()).facts()).isEqualTo(facts);
        assertThat(Remains.answers(service, fresh.key())).isEqualTo(answers);
        remains.foldAgain();
        assertThat(remains.facts()).isEqualTo(facts);
        assertThat(Remains.answers(service, tenant.key())).isEqualTo(answers);
    }
}
