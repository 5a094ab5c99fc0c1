package dev.rapport.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.testing.RapportProcess;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one running service gives: durability, privacy, exclusiveness. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresIT {

    @SuppressWarnings("NullAway.Init")
    Path dataFolder;

    @SuppressWarnings("NullAway.Init")
    RapportProcess service;

    @SuppressWarnings("NullAway.Init")
    DatabaseOfProcess database;

    @BeforeAll
    void startTheService(@TempDir Path folder) {
        dataFolder = folder;
        service = RapportProcess.start(dataFolder);
        database = new DatabaseOfProcess(dataFolder);
    }

    @AfterAll
    void stopTheService() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"})
    void whatIsCommittedIsOnTheDisk(String setting) throws Exception {
        assertThat(database.ask("SHOW " + setting)).isEqualTo("on");
    }

    /** Details quote rows, and with them customers who may be erased later. */
    @Test
    void theServersLogQuotesNoRows() throws Exception {
        assertThat(database.ask("SHOW log_error_verbosity")).isEqualTo("terse");
    }

    @Test
    void theServerSpeaksUtf8AndUtc() throws Exception {
        assertThat(database.ask("SHOW server_encoding")).isEqualTo("UTF8");
        assertThat(database.ask("SHOW timezone")).isEqualTo("UTC");
    }

    @Test
    void thePasswordIsTheOwnersAloneAndNeeded() throws Exception {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(database.folder().password())))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), ServerControl.USER, "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThat(database.ask("SELECT rolpassword FROM pg_authid WHERE rolname = 'rapport'"))
                .startsWith("SCRAM-SHA-256$");
    }

    @Test
    void theServerListensOnLoopbackOnly() throws Exception {
        assertThat(database.ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(database.ask("SHOW unix_socket_directories")).isEmpty();
        int port = Integer.parseInt(Files.readString(database.folder().port()));
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        for (InetAddress address : others) {
            assertThatThrownBy(() -> new Socket(address, port).close())
                    .as("%s", address)
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void theBinariesLieInTheDataFolder() {
        assertThat(database.folder().binaries().resolve("bin/postgres")).isExecutable();
    }

    @Test
    void aSecondServiceOnTheSameFolderRefusesAndSaysWhy() {
        RapportProcess second = RapportProcess.launch(dataFolder, Map.of());

        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.log())
                .contains("The data folder " + dataFolder.toAbsolutePath() + " is in use by another Rapport (process ")
                .contains("RAPPORT_DATA_DIR");
        assertThat(service.isReady()).isTrue();
    }

    @Test
    void aServerThatDoesNotStartEndsTheServiceAndSaysWhy(@TempDir Path other) throws IOException {
        Path postgres = Files.createDirectories(other.resolve("postgres"));
        Files.writeString(postgres.resolve("operator.conf"), "shared_buffers = 'a lot'\n");

        RapportProcess refused = RapportProcess.launch(other, Map.of());

        assertThat(refused.awaitExit()).isEqualTo(1);
        assertThat(refused.log())
                .contains("PostgreSQL did not start")
                .contains("shared_buffers")
                .doesNotContain("\tat ");
    }

    @Test
    void aConfiguredDatabaseIsUsedInstead(@TempDir Path other) throws IOException {
        try (RapportProcess second = RapportProcess.launch(
                other,
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL", database.url(),
                        "QUARKUS_DATASOURCE_USERNAME", ServerControl.USER,
                        "QUARKUS_DATASOURCE_PASSWORD", database.password()))) {
            second.awaitReady();
            assertThat(other.resolve("postgres")).doesNotExist();
        }
    }
}
