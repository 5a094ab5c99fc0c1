package dev.rapport.workspace.reporting;

import static dev.rapport.testing.TestWorkspace.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasSize;

import dev.rapport.query.sql.ReportingLogin;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An access can be taken away whatever its role has done, as the earlier versions let it, or was given. */
@QuarkusTest
class ReportingRemovalIT {
    private TestWorkspace workspace = new TestWorkspace(0, "", "");
    private ReportingLogin login = new ReportingLogin("", "", "");

    @Inject
    DataSource database;

    @BeforeEach
    void makeAnAccess() {
        workspace = TestWorkspace.create();
        login = ReportingLogin.create(workspace);
    }

    private void administer(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one.replace("$role", login.role()));
            }
        }
    }

    private void asRole(String... statements) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private void remove() {
        workspace.request().delete("/v1/reporting-access/" + login.id()).then().statusCode(204);
    }

    private boolean exists() throws SQLException {
        return isTrue("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '$role')");
    }

    private boolean isTrue(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question.replace("$role", login.role()))) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void assertRemoved() throws SQLException {
        remove();
        assertThat(exists()).isFalse();
        assertThatThrownBy(login::connect).isInstanceOf(SQLException.class);
        workspace.request().get("/v1/reporting-access").then().body("data", hasSize(0));
    }

    @Test
    void aRoleThatWasGivenMore() throws SQLException {
        administer("GRANT SELECT ON workspace TO $role", "GRANT CREATE ON DATABASE rapport TO $role");

        assertRemoved();
    }

    @Test
    void aRoleThatOwnsTablesThatOthersBuiltOn() throws SQLException {
        String schema = "of_" + login.role();
        administer("CREATE SCHEMA " + schema + " AUTHORIZATION $role");
        asRole("CREATE TABLE " + schema + ".numbers (n int)");
        administer("CREATE VIEW " + schema + ".theirs AS SELECT n FROM " + schema + ".numbers");

        assertRemoved();
        assertThat(isTrue("SELECT to_regnamespace('" + schema + "') IS NULL")).isTrue();
    }

    @Test
    void aRoleThatOwnsLargeObjects() throws SQLException {
        administer("GRANT EXECUTE ON FUNCTION lo_from_bytea(oid, bytea) TO $role");
        asRole("SELECT lo_from_bytea(0, 'x')");

        assertRemoved();
    }

    @Test
    void aRoleThatChangedItself() throws SQLException {
        asRole(
                "ALTER ROLE CURRENT_USER SET default_transaction_read_only = off",
                "ALTER ROLE CURRENT_USER SET statement_timeout = 0",
                "ALTER ROLE CURRENT_USER SET idle_in_transaction_session_timeout = 0");

        assertRemoved();
    }

    @Test
    void aRoleWhoseSessionsHoldLocksAndTemporaryTables() throws SQLException {
        administer(
                "GRANT EXECUTE ON FUNCTION pg_advisory_lock(bigint) TO $role",
                "GRANT TEMPORARY ON DATABASE rapport TO $role");
        try (Connection open = login.connect();
                Statement session = open.createStatement()) {
            session.execute("SET default_transaction_read_only = off");
            session.execute("SET idle_in_transaction_session_timeout = 0");
            session.execute("SELECT pg_advisory_lock(7261707075)");
            open.setAutoCommit(false);
            session.execute("CREATE TEMPORARY TABLE mine AS SELECT 1 AS one");
            session.execute("LOCK TABLE reporting.events IN ACCESS SHARE MODE");

            assertRemoved();
            assertThatThrownBy(() -> session.execute("SELECT 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aRoleThatOwnsSomethingInAnotherDatabaseStaysWithoutALogin() throws SQLException {
        inPostgres("CREATE SCHEMA of_$role AUTHORIZATION $role");

        remove();

        assertThat(exists()).isTrue();
        assertThat(isTrue("SELECT rolcanlogin FROM pg_roles WHERE rolname = '$role'"))
                .isFalse();
        workspace.request().get("/v1/reporting-access").then().body("data", hasSize(0));
        assertThatThrownBy(login::connect).isInstanceOf(SQLException.class);
        inPostgres("DROP OWNED BY $role", "DROP ROLE $role");
        assertThat(exists()).isFalse();
    }

    private void inPostgres(String... statements) throws SQLException {
        var configuration = ConfigProvider.getConfig();
        Properties as = new Properties();
        as.setProperty("user", configuration.getValue("quarkus.datasource.username", String.class));
        as.setProperty("password", configuration.getValue("quarkus.datasource.password", String.class));
        String url = configuration.getValue("quarkus.datasource.jdbc.url", String.class);
        try (Connection connection = DriverManager.getConnection(url.replaceAll("/[^/]+$", "/postgres"), as);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one.replace("$role", login.role()));
            }
        }
    }

    @Test
    void theWholeWorkspaceWithARoleThatIsConnectedAndOwnsSomething() throws SQLException {
        administer("CREATE SCHEMA of_" + login.role() + " AUTHORIZATION $role");
        try (Connection open = login.connect();
                Statement session = open.createStatement()) {
            asOperator().delete("/v1/workspaces/" + workspace.id()).then().statusCode(204);

            assertThatThrownBy(() -> session.execute("SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThat(exists()).isFalse();
    }
}
