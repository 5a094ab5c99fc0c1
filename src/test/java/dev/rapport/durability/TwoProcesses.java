package dev.rapport.durability;

import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.ServiceDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of the service for all tests of a class; the second one works on the database of the first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoProcesses {
    /** That of the first. */
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    RapportProcess first;

    @SuppressWarnings("NullAway.Init")
    RapportProcess second;

    @SuppressWarnings("NullAway.Init")
    ServiceDatabase database;

    @BeforeAll
    void startBoth(@TempDir Path one, @TempDir Path other) throws IOException {
        folder = one;
        first = RapportProcess.start(one);
        database = new ServiceDatabase(one);
        second = RapportProcess.launch(
                        other,
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL", database.url(),
                                "QUARKUS_DATASOURCE_USERNAME", database.user(),
                                "QUARKUS_DATASOURCE_PASSWORD", database.password()))
                .awaitReady();
    }

    @AfterAll
    void stopBoth() {
        second.close();
        first.close();
    }
}
