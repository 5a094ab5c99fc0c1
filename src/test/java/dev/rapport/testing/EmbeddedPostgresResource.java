package dev.rapport.testing;

import dev.rapport.platform.postgres.EmbeddedPostgres;
import dev.rapport.platform.storage.DataFolder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One server for all {@code @QuarkusTest}s of a run; its folder stays, its database begins empty. */
public final class EmbeddedPostgresResource implements QuarkusTestResourceLifecycleManager {

    private static final Path FOLDER = Path.of("target", "test-data");

    private Optional<EmbeddedPostgres> server = Optional.empty();

    @Override
    public Map<String, String> start() {
        EmbeddedPostgres started = EmbeddedPostgres.start(new DataFolder(FOLDER));
        server = Optional.of(started);
        started.clear();
        EmbeddedPostgres.Login login = started.login();
        return Map.of(
                "quarkus.datasource.jdbc.url", login.jdbcUrl(),
                "quarkus.datasource.username", login.user(),
                "quarkus.datasource.password", login.password(),
                "rapport.data-dir", FOLDER.toString());
    }

    @Override
    public void stop() {
        server.ifPresent(EmbeddedPostgres::close);
    }
}
