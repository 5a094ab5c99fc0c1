package dev.rapport.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a key allows. None includes another. */
public enum Scope {
    /** Sending events and survey responses. */
    INGEST,
    /** Reading metrics and what is behind them. */
    READ,
    /** The settings of the key's workspace. */
    ADMIN,
    /** The workspaces of the installation. */
    OPERATOR;

    /** The names of the scopes, for {@code @RolesAllowed}. */
    public static final class Role {
        public static final String INGEST = "ingest";
        public static final String READ = "read";
        public static final String ADMIN = "admin";
        public static final String OPERATOR = "operator";

        private Role() {}
    }

    /** The name on the wire and in the database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Scope fromId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Scope::id).toList();
    }
}
