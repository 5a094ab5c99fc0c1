package dev.rapport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database of an earlier release, with rows in it, is brought to this one. */
@QuarkusTest
class UpgradeIT {
    private static final String SCHEMA = "upgrade_test";
    private static final String ROWS = """
            INSERT INTO workspace (name, created_at) VALUES ('old', '2026-01-01 00:00:00+00');
            INSERT INTO workspace_version VALUES (1, gen_random_uuid(), 7, '2026-01-02 00:00:00+00', 1, 0, 0);
            INSERT INTO workspace_version VALUES (2, gen_random_uuid(), 1, '2026-01-02 00:00:00+00', 0, 0, 3);
            INSERT INTO change_log VALUES (1, 7, '2026-01-02 00:00:00+00', '{0}', '{}', '{}', false);
            INSERT INTO interaction_fact (workspace_id, subject, number, present, opened_at, open_intervals)
            VALUES (1, '1001', 0, true, '2026-01-01 09:00:00+00', '[["2026-01-01T09:00:00Z", null]]');
            INSERT INTO survey_fact (workspace_id, subject, kind, survey, question, number, present)
            VALUES (1, '1001', 'csat', '', '', 0, true)
            """;

    @Inject
    DataSource database;

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(database)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("db/migration")
                .target(target)
                .repeatableSqlMigrationPrefix("none") // the views are of today's tables
                .cleanDisabled(false)
                .load();
    }

    @Test
    void factsThatAreThereAreFoldedAgain() throws SQLException {
        flyway("2").clean();
        flyway("2").migrate();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = " + SCHEMA);
            statement.execute(ROWS);
            statement.execute("RESET search_path");
        }

        flyway("3").migrate();

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet jobs = statement.executeQuery(
                        "SELECT workspace_id, kind, state, opened_from FROM upgrade_test.job ORDER BY id")) {
            assertThat(jobs.next()).isTrue();
            assertThat(jobs.getLong(1)).isEqualTo(1);
            assertThat(jobs.getString(2)).isEqualTo("refold");
            assertThat(jobs.getString(3)).isEqualTo("waiting");
            assertThat(jobs.getObject(4)).isNull();
            assertThat(jobs.next())
                    .as("a workspace without interactions needs none")
                    .isFalse();
        }
        flyway("3").clean();
    }
}
