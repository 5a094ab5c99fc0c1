package dev.rapport.platform.postgres;

import dev.rapport.platform.privilege.PublicPrivileges;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;

/** The one database of the embedded server. */
final class ApplicationDatabase {

    private static final String NAME = "rapport";
    private static final String ADMINISTRATION = "postgres";
    private static final String KEEP_OTHERS_OUT = "REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC";
    private static final String LEFT_BY_READERS = """
            SELECT DISTINCT format('DROP OWNED BY %I CASCADE', rolname)
            FROM pg_shdepend AS left_behind
            JOIN pg_roles AS role ON role.oid = left_behind.refobjid
            WHERE left_behind.refclassid = 'pg_authid'::regclass AND role.rolname ~ '^rapport_reader_'
              AND left_behind.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;
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

    /** Makes the database if it is missing, and takes from all logins what only the service's own may do. */
    void createIfMissing() {
        try (Connection administration = connect(ADMINISTRATION)) {
            createIfMissing(administration);
            clearOfReaders(administration);
            try (Connection connection = connect(NAME)) {
                PublicPrivileges.revoke(connection);
            }
        } catch (SQLException e) {
            throw new EmbeddedPostgresException("Cannot create the database: " + e.getMessage(), e);
        }
    }

    private static void createIfMissing(Connection administration) throws SQLException {
        try (Statement statement = administration.createStatement()) {
            boolean exists;
            try (ResultSet rows = statement.executeQuery(EXISTS)) {
                exists = rows.next();
            }
            if (!exists) {
                statement.execute(CREATE);
            }
        }
    }

    /** Readers could once connect to the database that only administration uses, and leave things there. */
    private static void clearOfReaders(Connection administration) throws SQLException {
        try (Statement statement = administration.createStatement()) {
            statement.execute(KEEP_OTHERS_OUT);
            List<String> drops = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(LEFT_BY_READERS)) {
                while (rows.next()) {
                    drops.add(rows.getString(1));
                }
            }
            for (String drop : drops) {
                statement.execute(drop);
            }
        }
    }

    void drop() {
        try (Connection connection = connect(ADMINISTRATION);
                Statement statement = connection.createStatement()) {
            statement.execute(DROP);
        } catch (SQLException e) {
            throw new EmbeddedPostgresException("Cannot drop the database: " + e.getMessage(), e);
        }
    }

    private Connection connect(String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", ServerControl.USER);
        login.setProperty("password", password);
        Connection connection = new Driver().connect(url(database), login);
        if (connection == null) {
            throw new SQLException("the driver does not know " + url(database));
        }
        return connection;
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }
}
