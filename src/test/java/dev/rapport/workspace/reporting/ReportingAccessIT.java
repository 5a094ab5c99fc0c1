package dev.rapport.workspace.reporting;

import static dev.rapport.testing.TestWorkspace.as;
import static dev.rapport.testing.TestWorkspace.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import dev.rapport.query.sql.ReportingLogin;
import dev.rapport.testing.Client;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read what in the schema reporting. */
@QuarkusTest
class ReportingAccessIT {
    private static final String VIEWS = """
            SELECT table_name FROM information_schema.views WHERE table_schema = 'reporting' ORDER BY table_name
            """;

    private static final String SAYS_NOTHING = """
            SELECT view.relname || coalesce('.' || col.attname, '')
            FROM pg_class AS view
            LEFT JOIN pg_attribute AS col ON col.attrelid = view.oid AND col.attnum > 0
            WHERE view.relnamespace = 'reporting'::regnamespace AND view.relkind = 'v'
              AND (col_description(view.oid, col.attnum) IS NULL OR obj_description(view.oid) IS NULL
                   OR NOT coalesce(view.reloptions::text LIKE '%security_barrier=true%', false))
            """;

    @Inject
    DataSource database;

    private static String opened(String id, String customer) {
        return "{\"id\":\"%s\",\"type\":\"interaction.opened\",\"subject\":\"%s\",\"time\":\"2026-03-02T09:00:00Z\",\"data\":{\"customer_id\":\"%s\"}}"
                .formatted(id, id, customer);
    }

    private static String merged(String from, String into) {
        return "{\"id\":\"%s into %s\",\"type\":\"customer.merged\",\"subject\":\"customer:%s\",\"time\":\"2026-03-02T09:00:00Z\",\"data\":{\"from\":\"%s\",\"into\":\"%s\"}}"
                .formatted(from, into, from, from, into);
    }

    private static List<String> read(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    @Test
    void aRoleReadsTheFactsOfItsWorkspaceAlone() throws SQLException {
        TestWorkspace ours = TestWorkspace.create();
        TestWorkspace theirs = TestWorkspace.create();
        Client.of(ours).post(opened("our contact", "anna"));
        Client.of(theirs).post(opened("their contact", "berta"));

        try (Connection connection = ReportingLogin.create(ours).connect()) {
            assertThat(read(connection, "SELECT interaction_id FROM reporting.interactions"))
                    .containsExactly("our contact");
            assertThat(read(connection, "SELECT subject FROM events")).containsExactly("our contact");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM public.interaction_fact",
                "SELECT * FROM public.reporting_access",
                "SELECT * FROM public.api_key",
                "CREATE TABLE public.mine (id int)",
                "CREATE VIEW reporting.mine AS SELECT 1",
                "DELETE FROM reporting.events",
                "UPDATE public.reporting_access SET workspace_id = 1",
                "CREATE ROLE mine"
            })
    void aRoleMayDoNothingElse(String statement) throws SQLException {
        try (Connection connection =
                        ReportingLogin.create(TestWorkspace.create()).connect();
                Statement session = connection.createStatement()) {
            session.execute("SET default_transaction_read_only = off");

            assertThatThrownBy(() -> session.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .satisfies(refused ->
                            assertThat(((SQLException) refused).getSQLState()).isIn("42501", "55000"));
        }
    }

    @Test
    void theOwnerOfTheTablesSeesNothingThatItHasNoRowFor() throws SQLException {
        Client.ofNewWorkspace().post(opened("a contact", "anna"));

        try (Connection connection = database.getConnection()) {
            for (String view : read(connection, VIEWS)) {
                assertThat(read(connection, "SELECT count(*) FROM reporting." + view))
                        .as(view)
                        .containsExactly("0");
            }
        }
    }

    @Test
    void everyViewIsABarrierAndItAndItsColumnsAreDescribed() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(read(connection, VIEWS)).hasSizeGreaterThan(8);
            assertThat(read(connection, SAYS_NOTHING)).isEmpty();
        }
    }

    @Test
    void whatNothingWasSaidOfIsEmptyAndNotNull() throws SQLException {
        TestWorkspace workspace = TestWorkspace.create();
        Client.of(workspace)
                .post(
                        opened("1", "d"),
                        "{\"id\":\"s\",\"type\":\"survey.answered\",\"subject\":\"1\",\"time\":\"2026-03-02T09:00:00Z\",\"data\":{\"kind\":\"csat\",\"score\":4}}",
                        "{\"id\":\"p\",\"type\":\"purchase.completed\",\"subject\":\"o\",\"time\":\"2026-03-02T09:00:00Z\",\"data\":{\"customer_id\":\"d\"}}");

        try (Connection connection = ReportingLogin.create(workspace).connect()) {
            assertThat(read(connection, "SELECT concat_ws(' ', attributes, tags, flags) FROM interactions"))
                    .containsExactly("{} [] []");
            assertThat(read(connection, "SELECT attributes FROM survey_responses"))
                    .containsExactly("{}");
            assertThat(read(connection, "SELECT concat_ws(' ', attributes, flags) FROM purchases"))
                    .containsExactly("{} []");
        }
    }

    @Test
    void mergedCustomersAreOnePersonWhateverTheOrderAndCircles() throws SQLException {
        TestWorkspace workspace = TestWorkspace.create();
        Client.of(workspace)
                .post(
                        opened("1", "d"),
                        opened("2", "b"),
                        opened("3", "z"),
                        opened("4", "0"),
                        merged("d", "c"),
                        merged("c", "b"),
                        merged("b", "d"));

        try (Connection connection = ReportingLogin.create(workspace).connect()) {
            assertThat(read(connection, "SELECT person FROM interactions ORDER BY interaction_id"))
                    .containsExactly("b", "b", "z", null);
        }
    }

    @Test
    void thePasswordIsOnlyInTheAnswerThatMakesIt() {
        TestWorkspace workspace = TestWorkspace.create();

        JsonPath made = workspace
                .request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "dashboards"))
                .post("/v1/reporting-access")
                .then()
                .statusCode(201)
                .header("Location", containsString("/v1/reporting-access/"))
                .header("Cache-Control", "no-store")
                .body("role", matchesPattern("rapport_reader_[0-9a-f]{16}"))
                .body("password", matchesPattern("[A-Za-z0-9_-]{43}"))
                .body("schema", equalTo("reporting"))
                .extract()
                .jsonPath();

        String list = workspace.request().get("/v1/reporting-access").asString();
        String audit = workspace.request().get("/v1/audit").asString();
        assertThat(list).contains(made.getString("role")).doesNotContain(made.getString("password"));
        assertThat(audit)
                .contains("reporting_access.created")
                .contains(made.getString("role"))
                .doesNotContain(made.getString("password"));
    }

    @Test
    void aRemovedAccessNeitherLogsInNorReadsOn() throws SQLException {
        TestWorkspace workspace = TestWorkspace.create();
        Client.of(workspace).post(opened("a contact", "anna"));
        ReportingLogin login = ReportingLogin.create(workspace);
        try (Connection open = login.connect()) {
            assertThat(read(open, "SELECT interaction_id FROM interactions")).hasSize(1);

            workspace
                    .request()
                    .delete("/v1/reporting-access/" + login.id())
                    .then()
                    .statusCode(204);

            assertThatThrownBy(() -> read(open, "SELECT interaction_id FROM reporting.interactions"))
                    .isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(login::connect).isInstanceOf(SQLException.class);
        workspace.request().get("/v1/reporting-access").then().body("data", hasSize(0));
        assertThat(workspace.request().get("/v1/audit").asString()).contains("reporting_access.removed");
    }

    @Test
    void aRemovedWorkspaceTakesItsRolesAlong() throws SQLException {
        TestWorkspace workspace = TestWorkspace.create();
        ReportingLogin login = ReportingLogin.create(workspace);

        asOperator().delete("/v1/workspaces/" + workspace.id()).then().statusCode(204);

        assertThatThrownBy(login::connect).isInstanceOf(SQLException.class);
        try (Connection connection = database.getConnection()) {
            assertThat(read(connection, "SELECT rolname FROM pg_roles WHERE rolname = '" + login.role() + "'"))
                    .isEmpty();
        }
    }

    @Test
    void aRoleThatSomebodyElseDroppedCanBeRemovedAllTheSame() throws SQLException {
        TestWorkspace workspace = TestWorkspace.create();
        ReportingLogin login = ReportingLogin.create(workspace);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP OWNED BY " + login.role());
            statement.execute("DROP ROLE " + login.role());
        }

        workspace.request().delete("/v1/reporting-access/" + login.id()).then().statusCode(204);
    }

    @Test
    void aBodyIsRefusedWithEverythingThatIsWrong() {
        TestWorkspace workspace = TestWorkspace.create();

        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("{\"nme\":\"x\"}")
                .post("/v1/reporting-access")
                .then()
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/nme", "/name")));
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("{\"name\":\" \"}")
                .post("/v1/reporting-access")
                .then()
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/name")));
        workspace.request().delete("/v1/reporting-access/x").then().statusCode(404);
    }

    @Test
    void anAccessBelongsToItsWorkspaceAndToKeysOfScopeAdmin() {
        TestWorkspace workspace = TestWorkspace.create();
        TestWorkspace other = TestWorkspace.create();
        ReportingLogin login = ReportingLogin.create(workspace);

        other.request().delete("/v1/reporting-access/" + login.id()).then().statusCode(404);
        other.request().get("/v1/reporting-access").then().statusCode(200).body("data", hasSize(0));
        as(workspace.keyWith("read")).get("/v1/reporting-access").then().statusCode(403);
    }
}
