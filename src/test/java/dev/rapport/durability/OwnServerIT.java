package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.ServiceDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of the operator's own, on which the service is no superuser: what the documentation gives is what it needs. */
class OwnServerIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The statements of docs/operations.md that keep readers from what they should not do. */
    private static final Pattern STATEMENTS = Pattern.compile("```sql\n(-- As a superuser.*?)```", Pattern.DOTALL);

    private final Path folder;

    OwnServerIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readersAreToldOfUntilTheDocumentedStatementsWereRunAndCanBeRemovedAlways() throws Exception {
        try (RapportProcess asServer = RapportProcess.start(folder.resolve("server"))) {
            ServiceDatabase server = new ServiceDatabase(folder.resolve("server"));
            server.execute("CREATE ROLE shop LOGIN CREATEROLE PASSWORD 'secret of the shop'");
            server.execute("CREATE DATABASE shop OWNER shop");
            String url = server.url().replaceAll("/rapport$", "/shop");
            Map<String, String> environment = Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL", url,
                    "QUARKUS_DATASOURCE_USERNAME", "shop",
                    "QUARKUS_DATASOURCE_PASSWORD", "secret of the shop");
            Path data = Files.createDirectory(folder.resolve("service"));

            try (RapportProcess service =
                    RapportProcess.launch(data, environment).awaitReady()) {
                JsonNode before = access(service, data);
                assertThat(before.path("warnings").findValuesAsText("code"))
                        .containsExactlyInAnyOrder(
                                "temporary_tables",
                                "large_objects",
                                "advisory_locks",
                                "log_messages",
                                "temporary_files");
                try (Connection reader = login(url, before);
                        Statement session = reader.createStatement()) {
                    session.execute("SET default_transaction_read_only = off");
                    session.execute("SELECT lo_from_bytea(0, 'x'), pg_advisory_lock(1)");
                    session.execute("CREATE TEMPORARY TABLE mine (id int)");

                    remove(service, data, before);
                }
                assertThat(server.number(
                                "SELECT count(*) FROM pg_roles WHERE rolname = ?",
                                before.path("role").asText()))
                        .isZero();

                String statements = documented().replace("rapport", "shop");
                try (Connection administrator = DriverManager.getConnection(url, server.user(), server.password());
                        Statement statement = administrator.createStatement()) {
                    statement.execute(statements);
                }
                JsonNode after = access(service, data);
                assertThat(after.path("warnings").isEmpty())
                        .as(after.toString())
                        .isTrue();
                try (Connection reader = login(url, after);
                        Statement session = reader.createStatement();
                        ResultSet row = session.executeQuery("SHOW temp_file_limit")) {
                    row.next();
                    assertThat(row.getString(1)).isEqualTo("1GB");
                }
                server.execute("ALTER ROLE shop NOCREATEROLE");
                var refused = service.delete(
                        "/v1/reporting-access/" + after.path("id").asText(), "Authorization", key(data));
                assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
                assertThat(refused.body()).contains("ALTER ROLE \\\"shop\\\" CREATEROLE;");
                server.execute("ALTER ROLE shop CREATEROLE");

                remove(service, data, after);
            }
            RapportProcess.launch(data, environment).awaitReady().close(); // migrations have their lock still
        }
    }

    private static String documented() throws Exception {
        Matcher matcher = STATEMENTS.matcher(Files.readString(Path.of("docs/operations.md")));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static Connection login(String url, JsonNode access) throws Exception {
        return DriverManager.getConnection(
                url, access.path("role").asText(), access.path("password").asText());
    }

    private static JsonNode access(RapportProcess service, Path data) throws Exception {
        return JSON.readTree(service.post(
                        "/v1/reporting-access",
                        "{\"name\": \"dashboards\"}",
                        "Authorization",
                        key(data),
                        "Content-Type",
                        "application/json")
                .body());
    }

    private static void remove(RapportProcess service, Path data, JsonNode access) throws Exception {
        var answer = service.delete("/v1/reporting-access/" + access.path("id").asText(), "Authorization", key(data));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static String key(Path data) throws Exception {
        return "Bearer " + Files.readString(data.resolve("initial-key")).strip();
    }
}
