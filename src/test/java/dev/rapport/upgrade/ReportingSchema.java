package dev.rapport.upgrade;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;

/** The schema reporting as a role that reads it finds it: views, columns and functions, their comments, and what it may do. */
final class ReportingSchema {
    private static final String OBJECTS = """
            SELECT 'view ' || relname, concat_ws(' | ', reloptions::text, pg_get_viewdef(oid), obj_description(oid, 'pg_class'))
            FROM pg_class WHERE relnamespace = 'reporting'::regnamespace
            UNION ALL
            SELECT format('column %s.%s', relname, attname),
                   concat_ws(' | ', attnum, format_type(atttypid, atttypmod), col_description(attrelid, attnum))
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = 'reporting'::regnamespace AND attnum > 0
            UNION ALL
            SELECT 'function ' || oid::regprocedure, concat_ws(' | ', prosrc, obj_description(oid, 'pg_proc'))
            FROM pg_proc WHERE pronamespace = 'reporting'::regnamespace
            UNION ALL
            SELECT format('%s on %s.%s', action, relnamespace::regnamespace, relname),
                   has_table_privilege(oid, action)::text
            FROM pg_class
            CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS action
            WHERE relnamespace IN ('reporting'::regnamespace, 'public'::regnamespace) AND relkind IN ('r', 'v')
            UNION ALL
            SELECT 'EXECUTE on ' || oid::regprocedure, has_function_privilege(oid, 'EXECUTE')::text
            FROM pg_proc WHERE pronamespace = 'reporting'::regnamespace
            """;

    private ReportingSchema() {}

    /** All of it, each by what it is called. */
    static SortedMap<String, String> asSeenBy(Connection reader) throws SQLException {
        SortedMap<String, String> objects = new TreeMap<>();
        try (Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery(OBJECTS)) {
            while (row.next()) {
                objects.put(row.getString(1), row.getString(2));
            }
        }
        return objects;
    }
}
