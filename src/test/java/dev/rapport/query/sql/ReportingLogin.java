package dev.rapport.query.sql;

import dev.rapport.testing.TestWorkspace;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.eclipse.microprofile.config.ConfigProvider;

/** A login to the reporting views of a workspace, as a BI tool has it. */
public record ReportingLogin(String id, String role, String password) {

    /** A new one, made over HTTP. */
    public static ReportingLogin create(TestWorkspace workspace) {
        JsonPath made = workspace
                .request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "dashboards"))
                .post("/v1/reporting-access")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new ReportingLogin(made.getString("id"), made.getString("role"), made.getString("password"));
    }

    public Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", role);
        login.setProperty("password", password);
        return DriverManager.getConnection(
                ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class), login);
    }
}
