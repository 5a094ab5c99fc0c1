package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.ServiceDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The volume of the data folder is full. It is a small one in memory, mounted in a namespace of the service's own, which
 * needs no rights beyond those that the embedded server needs when root starts it ({@code unshare}).
 */
class DiskFullIT {
    private static final List<String> ON_A_SMALL_VOLUME = List.of(
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o size=400m none \"$0\" && exec \"$@\"");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void aFullDiskIsSaidAndLosesNothingAndIsForgottenWhenThereIsRoom() throws Exception {
        List<String> command = new java.util.ArrayList<>(ON_A_SMALL_VOLUME);
        command.add(folder.toString());
        try (RapportProcess service = RapportProcess.launch(command, folder, Map.of())) {
            service.awaitReady();
            Path volume = Path.of("/proc", Long.toString(service.pid()), "root")
                    .resolve(folder.toString().substring(1));
            ServiceDatabase database = new ServiceDatabase(volume);
            Tenant tenant = Tenant.create(service, volume, "no room");
            Ledger ledger = new Ledger();
            Load load = new Load(() -> service, new Sender(tenant.key(), ledger), ledger, 1);
            try (Load running = load.start(3)) {
                awaitAnswers(ledger);
                Path ballast = fill(volume);
                RapportProcess.await("the disk to be full", () -> saysThatTheDiskIsFull(ledger));
                for (int i = 0; i < 10; i++) {
                    assertThat(ask(service, tenant)).isIn(200, 503);
                    Thread.sleep(500);
                }
                Files.delete(ballast);
                RapportProcess.await("the service to be ready again", service::isReady);
                awaitAnswers(ledger);
            }
            load.settle();

            Remains remains = new Remains(database, tenant.id());
            remains.assertHas(ledger);
            remains.assertWhole();
            List<String> facts = remains.facts();
            remains.foldAgain();
            assertThat(remains.facts()).isEqualTo(facts);
            assertThat(ask(service, tenant)).isEqualTo(200);
            assertThat(service.log()).contains("No space left on device");
        }
    }

    private static Path fill(Path volume) throws IOException {
        Path ballast = volume.resolve("ballast");
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left on device");
        }
        return ballast;
    }

    private static boolean saysThatTheDiskIsFull(Ledger ledger) {
        return ledger.refusals().stream().anyMatch(why -> why.contains("disk is full"));
    }

    private static void awaitAnswers(Ledger ledger) {
        int before = ledger.acknowledged().size();
        RapportProcess.await(
                "the clients to be answered", () -> ledger.acknowledged().size() > before + 20);
    }

    private static int ask(RapportProcess service, Tenant tenant) throws IOException {
        return service.get(
                        "/v1/metrics/volume?from=2024-01-01&to=2025-01-01", "Authorization", "Bearer " + tenant.key())
                .statusCode();
    }
}
