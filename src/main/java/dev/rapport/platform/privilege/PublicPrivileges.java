package dev.rapport.platform.privilege;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;

/** What the database lets everybody do who can log in. */
public final class PublicPrivileges {
    /** Takes back nothing that is not there, so that a start without news writes nothing. */
    private static final String REVOKE = """
            DO $$
            DECLARE one record;
            BEGIN
                IF has_database_privilege('public', current_database(), 'TEMPORARY') THEN
                    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
                END IF;
                IF has_schema_privilege('public', to_regnamespace('public'), 'CREATE') THEN
                    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
                END IF;
                FOR one IN
                    SELECT oid::regprocedure AS function FROM pg_proc
                    WHERE pronamespace = 'pg_catalog'::regnamespace
                      AND proname ~ '^(lo_|lo(read|write)$|pg_(try_)?advisory_|pg_logical_emit_message$)'
                      AND has_function_privilege('public', oid, 'EXECUTE')
                LOOP
                    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', one.function);
                END LOOP;
            END $$
            """;

    private PublicPrivileges() {}

    /** Takes everything in {@link Excess} from everybody, in the database of a superuser's connection. */
    public static void revoke(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(REVOKE);
        }
    }

    /** What a role can do all the same. */
    public static Set<Excess> of(Connection connection, String role) throws SQLException {
        Set<Excess> found = EnumSet.noneOf(Excess.class);
        for (Excess excess : Excess.values()) {
            try (PreparedStatement statement = connection.prepareStatement("SELECT " + excess.test())) {
                statement.setString(1, role);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        found.add(excess);
                    }
                }
            }
        }
        return found;
    }
}
