package dev.rapport.workspace.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.query.sql.ReportingLogin;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What becomes of roles when the reporting views are made again. */
@QuarkusTest
class ReportingViewsIT {
    /** As if the views had been of another release. */
    private static final String FORGET = "DELETE FROM flyway_schema_history WHERE version IS NULL";

    private static final String READ = "SELECT FROM reporting.costs";

    @Inject
    DataSource database;

    @Inject
    Flyway flyway;

    @Test
    void rolesThatAreThereMayReadWhatIsNew() throws SQLException {
        ReportingLogin login = ReportingLogin.create(TestWorkspace.create());
        try (Connection reader = login.connect();
                Statement reading = reader.createStatement()) {
            execute("REVOKE SELECT ON reporting.costs FROM " + login.role());
            assertThatThrownBy(() -> reading.execute(READ)).hasMessageContaining("permission denied");

            execute(FORGET);
            flyway.migrate();

            assertThat(reading.execute(READ)).isTrue();
        }
    }

    @Test
    void aRoleThatTheServerDoesNotHaveIsNoHindrance() throws SQLException {
        ReportingLogin login = ReportingLogin.create(TestWorkspace.create());
        execute("DROP OWNED BY " + login.role());
        execute("DROP ROLE " + login.role());
        execute(FORGET);

        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
