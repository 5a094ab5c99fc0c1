package dev.rapport.platform.database;

import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Asks the database whether it is there, over a connection of its own: those of the pool may all be busy, and a question
 * to a server that hangs must end by itself. Used by one thread.
 */
final class DatabaseProbe implements AutoCloseable {
    private final AgroalConnectionFactoryConfiguration login;
    private final String patience;
    private @Nullable Connection connection;

    DatabaseProbe(AgroalConnectionFactoryConfiguration login, Duration patience) {
        this.login = login;
        this.patience = Long.toString(Math.max(1, patience.toSeconds()));
    }

    /** Returns when the database has answered. */
    void ask() throws SQLException {
        Connection open = connection;
        try {
            if (open == null) {
                open = connect();
                connection = open;
            }
            try (Statement statement = open.createStatement()) {
                statement.execute("SELECT 1");
            }
        } catch (SQLException | RuntimeException | Error failure) { // half a question may be on its way
            close();
            throw failure;
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(login.jdbcProperties());
        if (login.principal() instanceof NamePrincipal user) {
            properties.setProperty("user", user.getName());
        }
        for (Object credential : login.credentials()) {
            if (credential instanceof SimplePassword password) {
                properties.setProperty("password", password.getWord());
            }
        }
        properties.setProperty("connectTimeout", patience);
        properties.setProperty("loginTimeout", patience);
        properties.setProperty("socketTimeout", patience);
        properties.setProperty("ApplicationName", "rapport watch");
        Connection made = new Driver().connect(login.jdbcUrl(), properties);
        if (made == null) {
            throw new SQLException("no address of a PostgreSQL server: " + login.jdbcUrl());
        }
        return made;
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException lost) {
                // it is gone either way
            }
        }
    }
}
