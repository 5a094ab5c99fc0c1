package dev.rapport.workspace.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.RapportProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstKeyIT {

    @Test
    void theFirstStartMakesAKeyThatOpensEverythingAndIsNeverLogged(@TempDir Path dataFolder) throws Exception {
        Path file = dataFolder.resolve("initial-key");
        String key;
        try (RapportProcess service = RapportProcess.start(dataFolder)) {
            key = Files.readString(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(service.get("/v1/workspace", "Authorization", "Bearer " + key)
                            .body())
                    .contains("\"name\":\"default\"");
            assertThat(service.get("/v1/workspaces", "Authorization", "Bearer " + key)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(service.log())
                    .contains(file.toString())
                    .contains(service.uri("/v1/workspace").toString())
                    .contains("/q/swagger-ui")
                    .doesNotContain(key);
            assertThat(service.statusOf("/q/swagger-ui/")).isEqualTo(200);
        }
        try (RapportProcess service = RapportProcess.start(dataFolder)) {
            assertThat(Files.readString(file)).isEqualTo(key);
            assertThat(service.get("/v1/workspace", "X-API-Key", key).statusCode())
                    .isEqualTo(200);
        }
    }
}
