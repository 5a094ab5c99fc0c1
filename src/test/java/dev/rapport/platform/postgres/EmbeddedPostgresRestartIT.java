package dev.rapport.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.RapportProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data are still there, whoever dies and however. */
class EmbeddedPostgresRestartIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path dataFolder;

    @SuppressWarnings("NullAway.Init")
    DatabaseOfProcess database;

    @BeforeEach
    void lookIntoTheFolder() {
        database = new DatabaseOfProcess(dataFolder);
    }

    @Test
    void afterAnOrderlyStopNothingRunsAndTheDataAreFoundAgain() throws Exception {
        Postmaster server;
        try (RapportProcess service = RapportProcess.start(dataFolder)) {
            database.keepARow();
            server = database.postmaster();
            assertThat(service.terminate()).isIn(0, 143);
        }
        assertThat(server.state()).isNotEqualTo(Postmaster.State.RUNNING);
        assertThat(database.folder().postmasterPid()).doesNotExist();

        try (RapportProcess service = RapportProcess.start(dataFolder)) {
            assertThat(database.ask("SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void afterTheServiceIsKilledItsServerIsFoundAndReplaced() throws Exception {
        Postmaster orphan;
        try (RapportProcess service = RapportProcess.start(dataFolder)) {
            database.keepARow();
            orphan = database.postmaster();
            service.killNow();
        }
        assertThat(orphan.state()).isEqualTo(Postmaster.State.RUNNING);

        try (RapportProcess service = RapportProcess.start(dataFolder)) {
            assertThat(database.postmaster()).isNotEqualTo(orphan);
            assertThat(orphan.state()).isNotEqualTo(Postmaster.State.RUNNING);
            assertThat(database.ask("SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void afterTheServerIsKilledTheServiceStartsItAgain() throws Exception {
        try (RapportProcess service = RapportProcess.start(dataFolder)) {
            database.keepARow();
            Postmaster killed = database.postmaster();
            database.killServer();
            RapportProcess.await("another server", () -> Postmaster.read(database.folder())
                    .filter(now -> !now.equals(killed) && now.state() == Postmaster.State.RUNNING)
                    .isPresent());
            service.awaitReady();
            assertThat(database.ask("SELECT answer FROM kept")).isEqualTo("42");
            assertThat(service.log()).contains("PostgreSQL stopped unexpectedly");
        }
    }

    @Test
    void afterBothAreKilledTheDataAreFoundAgain() throws Exception {
        try (RapportProcess service = RapportProcess.start(dataFolder)) {
            database.keepARow();
            service.killNow();
            database.killServer();
        }
        try (RapportProcess service = RapportProcess.start(dataFolder)) {
            assertThat(database.ask("SELECT answer FROM kept")).isEqualTo("42");
        }
    }
}
