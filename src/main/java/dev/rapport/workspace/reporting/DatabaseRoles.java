package dev.rapport.workspace.reporting;

import dev.rapport.platform.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Makes and drops login roles, in the transaction of a connection. */
final class DatabaseRoles {
    /** Two transactions that grant on one schema at once would fail; a number that nobody else locks. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(7261707075)";

    private static final String MAY_MAKE_ROLES = """
            SELECT rolsuper OR rolcreaterole, CURRENT_USER::text FROM pg_roles WHERE rolname = CURRENT_USER
            """;

    private static final String EXISTS = "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)";

    private static final String MAKING = """
            SELECT format('CREATE ROLE %I LOGIN NOINHERIT CONNECTION LIMIT 10 PASSWORD %L', ?::text, ?::text)
            """;

    /** What it may do, and how it behaves unless a session says otherwise. */
    private static final List<String> GRANTING = List.of(
            "SELECT format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), ?::text)",
            "SELECT format('GRANT USAGE ON SCHEMA reporting TO %I', ?::text)",
            "SELECT format('GRANT SELECT ON ALL TABLES IN SCHEMA reporting TO %I', ?::text)",
            "SELECT format('ALTER ROLE %I SET search_path = reporting', ?::text)",
            "SELECT format('ALTER ROLE %I SET default_transaction_read_only = on', ?::text)",
            "SELECT format('ALTER ROLE %I SET statement_timeout = ''2min''', ?::text)",
            "SELECT format('ALTER ROLE %I SET idle_in_transaction_session_timeout = ''1min''', ?::text)");

    private static final List<String> DROPPING = List.of(
            "SELECT format('REVOKE ALL ON ALL TABLES IN SCHEMA reporting FROM %I', ?::text)",
            "SELECT format('REVOKE ALL ON SCHEMA reporting FROM %I', ?::text)",
            "SELECT format('REVOKE ALL ON DATABASE %I FROM %I', current_database(), ?::text)",
            "SELECT format('DROP ROLE %I', ?::text)");

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String DEPENDENT_OBJECTS = "2BP01";

    private final Connection connection;

    DatabaseRoles(Connection connection) {
        this.connection = connection;
    }

    /**
     * Makes a role that may read the reporting views and nothing else.
     *
     * @throws dev.rapport.platform.problem.ProblemException a conflict when the database does not let us
     */
    void make(String role, RolePassword password) throws SQLException {
        prepare();
        try {
            run(MAKING, role, password.scramVerifier());
            for (String grant : GRANTING) {
                run(grant, role);
            }
        } catch (SQLException refused) {
            throwIfExplained(refused, role);
            throw refused;
        }
    }

    /** Drops a role; one that is gone already does no harm. Whoever is connected as it reads nothing any more. */
    void drop(String role) throws SQLException {
        if (!exists(role)) {
            return;
        }
        prepare();
        try {
            for (String drop : DROPPING) {
                run(drop, role);
            }
        } catch (SQLException refused) {
            throwIfExplained(refused, role);
            throw refused;
        }
    }

    private void prepare() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
            try (ResultSet row = statement.executeQuery(MAY_MAKE_ROLES)) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw mayNot(row.getString(2));
                }
            }
        }
    }

    private static RuntimeException mayNot(String user) {
        return Problem.conflict(
                        "The database user \"%s\" may not make and drop roles. An administrator of the database allows it with: ALTER ROLE \"%s\" CREATEROLE;"
                                .formatted(user, user.replace("\"", "\"\"")))
                .toException();
    }

    private boolean exists(String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXISTS)) {
            statement.setString(1, role);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Statements about roles take no parameters: the server quotes the values into the text, which is then run. */
    private void run(String formatting, String... values) throws SQLException {
        String command;
        try (PreparedStatement statement = connection.prepareStatement(formatting)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                command = row.getString(1);
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static void throwIfExplained(SQLException refused, String role) {
        if (INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
            throw Problem.conflict(
                            "The database does not let Rapport make or drop the role %s, or grant to it: %s. The user that Rapport connects as needs CREATEROLE and must own the database and the schema reporting."
                                    .formatted(role, refused.getMessage()))
                    .toException();
        }
        if (DEPENDENT_OBJECTS.equals(refused.getSQLState())) {
            throw Problem.conflict(
                            "The role %s was given more than Rapport gives, so it cannot be dropped. An administrator of the database takes that back with: DROP OWNED BY %s;"
                                    .formatted(role, role))
                    .toException();
        }
    }
}
