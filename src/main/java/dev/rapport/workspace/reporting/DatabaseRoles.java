package dev.rapport.workspace.reporting;

import dev.rapport.platform.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes and drops login roles, in the transaction of a connection. */
final class DatabaseRoles {
    private static final Logger LOG = Logger.getLogger(DatabaseRoles.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** Two transactions that grant on one schema at once would fail. Who reads the views neither waits for it nor can take it. */
    private static final String LOCK = "LOCK TABLE reporting_access IN SHARE ROW EXCLUSIVE MODE";

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

    private static final String MAY_LIMIT_FILES = "SELECT has_parameter_privilege('temp_file_limit', 'SET')";

    private static final String LIMIT_FILES = """
            SELECT format('ALTER ROLE %I SET temp_file_limit = ''1GB''', rolname) FROM pg_roles
            WHERE rolname = ? AND NOT coalesce(rolconfig::text LIKE '%temp_file_limit=%', false)
            """;

    private static final String REFUSE_LOGINS = "SELECT format('ALTER ROLE %I NOLOGIN', ?::text)";

    /** Who is no superuser drops what is owned by a role, and ends its sessions, with its rights. */
    private static final String TAKE_ITS_RIGHTS = """
            SELECT format('GRANT %I TO %I', ?::text, CURRENT_USER) FROM pg_roles
            WHERE rolname = CURRENT_USER AND NOT rolsuper
            """;

    private static final String END_SESSIONS = """
            SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = ? AND pid <> pg_backend_pid()
            """;

    private static final String WAIT_FOR_OTHERS = "SET LOCAL lock_timeout = '10s'";
    private static final String DROP_OWNED = "SELECT format('DROP OWNED BY %I CASCADE', ?::text)";
    private static final String DROP = "SELECT format('DROP ROLE %I', ?::text)";

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String DEPENDENT_OBJECTS = "2BP01";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

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
        change(role, () -> {
            run(MAKING, role, password.scramVerifier());
            for (String grant : GRANTING) {
                run(grant, role);
            }
            limitFiles(role);
        });
    }

    /** Whether the size of temporary files may be limited: no session lifts that limit, and not every user may set it. */
    boolean mayLimitFiles() throws SQLException {
        return isTrue(MAY_LIMIT_FILES);
    }

    /** Limits the temporary files of each of a role's sessions, unless that may not be done or has been. */
    void limitFiles(String role) throws SQLException {
        if (mayLimitFiles()) {
            run(LIMIT_FILES, role);
        }
    }

    /** Lets nobody log in as a role any more, from the commit on. */
    void refuseLogins(String role) throws SQLException {
        if (exists(role)) {
            change(role, () -> run(REFUSE_LOGINS, role));
        }
    }

    /** Ends whoever is connected as a role, whatever they are at. */
    void endSessions(String role) throws SQLException {
        if (exists(role)) {
            change(role, () -> {
                run(TAKE_ITS_RIGHTS, role);
                try (PreparedStatement statement = prepare(END_SESSIONS, role)) {
                    statement.execute();
                }
            });
        }
    }

    /** Drops a role and what it owns in this database; one that is gone already does no harm. */
    void drop(String role) throws SQLException {
        if (exists(role)) {
            change(role, () -> {
                execute(WAIT_FOR_OTHERS);
                run(TAKE_ITS_RIGHTS, role);
                run(DROP_OWNED, role);
                dropUnlessNeededElsewhere(role);
            });
        }
    }

    /** What it has in other databases is not ours to drop; without a login it is no access any more. */
    private void dropUnlessNeededElsewhere(String role) throws SQLException {
        execute("SAVEPOINT without_what_it_owned");
        try {
            run(DROP, role);
        } catch (SQLException refused) {
            if (!DEPENDENT_OBJECTS.equals(refused.getSQLState())) {
                throw refused;
            }
            execute("ROLLBACK TO SAVEPOINT without_what_it_owned");
            LOG.warnf(
                    "The database role %1$s cannot log in any more, but stays, because it owns something in another database. An administrator drops it there with: DROP OWNED BY %1$s; DROP ROLE %1$s;",
                    role);
        }
    }

    private interface Change {
        void make() throws SQLException;
    }

    private void change(String role, Change change) throws SQLException {
        lock();
        try {
            change.make();
        } catch (SQLException refused) {
            throwIfExplained(refused, role);
            throw refused;
        }
    }

    private void lock() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MAY_MAKE_ROLES)) {
            row.next();
            if (!row.getBoolean(1)) {
                throw mayNot(row.getString(2));
            }
        }
        execute(LOCK);
    }

    private static RuntimeException mayNot(String user) {
        return Problem.conflict(
                        "The database user \"%s\" may not make and drop roles. An administrator of the database allows it with: ALTER ROLE \"%s\" CREATEROLE;"
                                .formatted(user, user.replace("\"", "\"\"")))
                .toException();
    }

    private boolean exists(String role) throws SQLException {
        return isTrue(EXISTS, role);
    }

    private boolean isTrue(String question, String... values) throws SQLException {
        try (PreparedStatement statement = prepare(question, values);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Statements about roles take no parameters: the server quotes the values into the text, which is then run. */
    private void run(String formatting, String... values) throws SQLException {
        Optional<String> command;
        try (PreparedStatement statement = prepare(formatting, values);
                ResultSet row = statement.executeQuery()) {
            command = row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
        if (command.isPresent()) {
            execute(command.get());
        }
    }

    private PreparedStatement prepare(String sql, String... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static void throwIfExplained(SQLException refused, String role) {
        if (INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
            throw Problem.conflict(
                            "The database does not let Rapport make, change or drop the role %s, or grant to it: %s. The user that Rapport connects as needs CREATEROLE and must own the database and the schema reporting."
                                    .formatted(role, refused.getMessage()))
                    .toException();
        }
        if (LOCK_NOT_AVAILABLE.equals(refused.getSQLState())) {
            throw Problem.overloaded(
                            "The role %s cannot log in any more, but something that it owns is in use by others. Send the request again."
                                    .formatted(role),
                            PAUSE)
                    .toException();
        }
    }
}
