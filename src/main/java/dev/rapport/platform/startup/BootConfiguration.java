package dev.rapport.platform.startup;

import dev.rapport.platform.storage.DataFolder;
import dev.rapport.platform.storage.DataFolderConfiguration;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The little that must be known before Quarkus starts, from the places where Quarkus will look too: system properties,
 * environment variables, {@code .env} and {@code config/application.properties} in the working folder.
 */
final class BootConfiguration {

    private static final int BELOW_THE_ENVIRONMENT = 295;

    private final SmallRyeConfig configuration;

    private BootConfiguration(SmallRyeConfig configuration) {
        this.configuration = configuration;
    }

    static BootConfiguration read() {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withMapping(DataFolderConfiguration.class)
                .withValidateUnknown(false);
        try {
            Path file = Path.of("config", "application.properties");
            if (Files.exists(file)) {
                builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), 260));
            }
            Path environment = Path.of(".env");
            if (Files.exists(environment)) {
                builder.withSources(new EnvConfigSource(
                        new PropertiesConfigSource(environment.toUri().toURL(), BELOW_THE_ENVIRONMENT).getProperties(),
                        BELOW_THE_ENVIRONMENT));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the configuration", e);
        }
        return new BootConfiguration(builder.build());
    }

    /** Whether a PostgreSQL server of the operator's own is configured. */
    boolean hasDatabase() {
        return configuration
                .getOptionalValue("quarkus.datasource.jdbc.url", String.class)
                .filter(url -> !url.isBlank())
                .isPresent();
    }

    DataFolder dataFolder() {
        return new DataFolder(
                configuration.getConfigMapping(DataFolderConfiguration.class).dataDir());
    }
}
