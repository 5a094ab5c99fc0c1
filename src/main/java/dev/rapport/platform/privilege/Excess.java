package dev.rapport.platform.privilege;

/**
 * What every login of a PostgreSQL server can do unless an administrator takes it back, and none that only reads should: it
 * writes, whatever the session says of being read-only, or keeps others waiting.
 */
public enum Excess {
    TEMPORARY_TABLES("make temporary tables", "has_database_privilege(?, current_database(), 'TEMPORARY')"),
    LARGE_OBJECTS("make large objects", mayCall("^lo(_|read$|write$)")),
    ADVISORY_LOCKS("take advisory locks", mayCall("^pg_(try_)?advisory_")),
    LOG_MESSAGES("write messages into the write-ahead log", mayCall("^pg_logical_emit_message$")),
    TABLES_IN_PUBLIC(
            "make tables in the schema public",
            "coalesce(has_schema_privilege(?, to_regnamespace('public'), 'CREATE'), false)");

    private final String what;
    private final String test;

    Excess(String what, String test) {
        this.what = what;
        this.test = test;
    }

    private static String mayCall(String names) {
        return """
                EXISTS (SELECT FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
                        AND proname ~ '%s' AND has_function_privilege(?, oid, 'EXECUTE'))""".formatted(names);
    }

    /** What can be done, as the end of "a role can …". */
    public String what() {
        return what;
    }

    /** A condition that holds when the role that it is given, as its only parameter, can do that. */
    String test() {
        return test;
    }
}
