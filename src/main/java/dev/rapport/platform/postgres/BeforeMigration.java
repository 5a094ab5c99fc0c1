package dev.rapport.platform.postgres;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.PreventFurtherStepsException;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Goes before the migrations, which are the first to need the database: waits until the server has started. And lets Flyway
 * hold its lock by session and not by transaction: an index that is created concurrently waits for every open transaction,
 * that one included.
 */
@Singleton
class BeforeMigration implements FlywayConfigurationCustomizer {

    /**
     * Waits, and sets the lock.
     *
     * @throws PreventFurtherStepsException if the server does not start; why was told
     */
    @Override
    public void customize(FluentConfiguration configuration) {
        try {
            StartingServer.latest().ifPresent(StartingServer::await);
        } catch (EmbeddedPostgresException failure) {
            System.err.println(failure.getMessage());
            throw new PreventFurtherStepsException("the database did not start", 1);
        }
        configuration
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
    }
}
