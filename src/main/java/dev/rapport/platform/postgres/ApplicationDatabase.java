package dev.rapport.platform.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/** The one database of the embedded server. */
final class ApplicationDatabase {

    private static final String NAME = "rapport";
    private static final String EXISTS = "SELECT FROM pg_database WHERE datname = 'rapport'";
    private static final String CREATE = "CREATE DATABASE rapport";
    private static final String DROP = "DROP DATABASE IF EXISTS rapport WITH (FORCE)";

    private final int port;
    private final String password;

    ApplicationDatabase(int port, String password) {
        this.port = port;
        this.password = password;
    }

    String url() {
        return url(NAME);
    }

    void createIfMissing() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            boolean exists;
            try (ResultSet rows = statement.executeQuery(EXISTS)) {
                exists = rows.next();
            }
            if (!exists) {
                statement.execute(CREATE);
            }
        } catch (SQLException e) {
            throw new EmbeddedPostgresException("Cannot make the database: " + e.getMessage(), e);
        }
    }

    void drop() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(DROP);
        } catch (SQLException e) {
            throw new EmbeddedPostgresException("Cannot drop the database: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", ServerControl.USER);
        login.setProperty("password", password);
        Connection connection = new Driver().connect(url("postgres"), login);
        if (connection == null) {
            throw new SQLException("the driver does not know " + url("postgres"));
        }
        return connection;
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }
}
