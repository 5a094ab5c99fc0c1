package dev.rapport.workspace.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasSize;

import dev.rapport.platform.privilege.PublicPrivileges;
import dev.rapport.query.sql.ReportingLogin;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login that reads can do no more, also when its session lifts what it may lift. */
@QuarkusTest
class ReportingLimitsIT {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String NOT_NOW = "55000";

    @Inject
    DataSource database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TEMPORARY TABLE mine (id int)",
                "SELECT 1 AS one INTO TEMPORARY mine",
                "CREATE FUNCTION pg_temp.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "SELECT lo_create(0)",
                "SELECT lo_creat(-1)",
                "SELECT lo_from_bytea(0, 'x')",
                "SELECT lo_import('/etc/hostname')",
                "SELECT lowrite(0, 'x')",
                "SELECT pg_advisory_lock(7261707075)",
                "SELECT pg_advisory_xact_lock(7261707074)",
                "SELECT pg_try_advisory_lock(1, 2)",
                "SELECT pg_try_advisory_xact_lock_shared(1)",
                "SELECT pg_logical_emit_message(false, 'a', 'b')",
                "CREATE TABLE public.mine (id int)",
                "CREATE SCHEMA mine",
                "SET temp_file_limit = -1",
                "ALTER ROLE CURRENT_USER SET temp_file_limit = -1",
                "ALTER ROLE CURRENT_USER CONNECTION LIMIT 100",
                "SELECT subject FROM reporting.events FOR UPDATE",
                "LOCK TABLE reporting.events IN SHARE MODE",
                "LOCK TABLE public.reporting_access IN SHARE MODE",
                "SELECT purpose FROM public.workspace_lock FOR UPDATE",
                "SELECT pg_read_file('PG_VERSION')",
                "COPY reporting.events TO PROGRAM 'cat'",
                "PREPARE TRANSACTION 'mine'"
            })
    void aRoleNeitherWritesNorLocks(String attempt) throws SQLException {
        try (Connection connection =
                        ReportingLogin.create(TestWorkspace.create()).connect();
                Statement session = connection.createStatement()) {
            session.execute("SET default_transaction_read_only = off");
            session.execute("SET statement_timeout = 0");
            connection.setAutoCommit(false);

            assertThatThrownBy(() -> session.execute(attempt))
                    .isInstanceOf(SQLException.class)
                    .satisfies(refused ->
                            assertThat(((SQLException) refused).getSQLState()).isIn(INSUFFICIENT_PRIVILEGE, NOT_NOW));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "template1"})
    void aRoleConnectsToNoOtherDatabase(String other) {
        ReportingLogin login = ReportingLogin.create(TestWorkspace.create());
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        Properties as = new Properties();
        as.setProperty("user", login.role());
        as.setProperty("password", login.password());

        assertThatThrownBy(() -> DriverManager.getConnection(url.replaceAll("/[^/]+$", "/" + other), as))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void theTemporaryFilesOfARoleAreLimitedAlsoOfOneThatAnEarlierVersionMade() throws SQLException {
        ReportingLogin login = ReportingLogin.create(TestWorkspace.create());
        assertThat(fileLimit(login)).isEqualTo("1GB");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + login.role() + " RESET temp_file_limit");
        }
        assertThat(fileLimit(login)).isEqualTo("-1");

        new EarlierRoles(database).run();

        assertThat(fileLimit(login)).isEqualTo("1GB");
    }

    private static String fileLimit(ReportingLogin login) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW temp_file_limit")) {
            row.next();
            return row.getString(1);
        }
    }

    /** As many as may be: the service has its own connections all the same. */
    @Test
    void loginsLeaveTheServiceItsConnections() throws SQLException {
        TestWorkspace workspace = TestWorkspace.create();
        List<Connection> taken = new ArrayList<>();
        try {
            for (int role = 0; role < 7; role++) {
                ReportingLogin login = ReportingLogin.create(workspace);
                for (int session = 0; session < 10; session++) {
                    taken.add(login.connect());
                }
            }
            assertThat(taken).as("more than the server has").isEmpty();
        } catch (SQLException full) {
            assertThat(full.getSQLState()).as(full.getMessage()).isEqualTo("53300");
            assertThat(taken).hasSizeLessThanOrEqualTo(35);
            workspace.request().get("/v1/workspace").then().statusCode(200);
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void whatTheDatabaseLetsARoleDoIsToldWhenItIsMade() throws SQLException {
        TestWorkspace workspace = TestWorkspace.create();
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "dashboards"))
                .post("/v1/reporting-access")
                .then()
                .statusCode(201)
                .body("warnings", hasSize(0));
        ReportingLogin login = ReportingLogin.create(workspace);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("GRANT EXECUTE ON FUNCTION lo_create(oid), pg_advisory_lock(bigint) TO " + login.role());
            statement.execute("GRANT CREATE ON SCHEMA public TO " + login.role());

            assertThat(PublicPrivileges.of(connection, login.role()))
                    .extracting(Enum::name)
                    .containsExactly("LARGE_OBJECTS", "ADVISORY_LOCKS", "TABLES_IN_PUBLIC");
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
