package dev.rapport.platform.startup;

import dev.rapport.platform.memory.OutOfMemory;
import dev.rapport.platform.postgres.EmbeddedPostgres;
import dev.rapport.platform.postgres.EmbeddedPostgresException;
import dev.rapport.platform.postgres.StartingServer;
import dev.rapport.platform.storage.DataFolderInUseException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the database, unless one is configured, and then the service. */
@QuarkusMain
public final class Rapport {

    private Rapport() {}

    public static void main(String... arguments) {
        OutOfMemory.endsTheProcess();
        BootConfiguration configuration = BootConfiguration.read();
        if (!configuration.hasDatabase()) {
            try {
                startDatabase(configuration);
            } catch (DataFolderInUseException | EmbeddedPostgresException e) {
                System.err.println(e.getMessage());
                System.exit(1);
            }
        }
        Quarkus.run(arguments);
    }

    private static void startDatabase(BootConfiguration configuration) {
        // Beside the start of the service: the migrations, which need it first, wait for it.
        StartingServer server = EmbeddedPostgres.begin(configuration.dataFolder());
        // For a start that fails. Once the service has started, the database is stopped at the end of its shutdown.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (!EmbeddedPostgresLifecycle.isInCharge()) {
                                server.close();
                            }
                        },
                        "embedded-postgres-stop"));
        EmbeddedPostgres.Login login = server.login();
        System.setProperty("quarkus.datasource.jdbc.url", login.jdbcUrl());
        System.setProperty("quarkus.datasource.username", login.user());
        System.setProperty("quarkus.datasource.password", login.password());
    }
}
