package dev.rapport.terms;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a policy promises. */
public enum PolicyKind {
    /** The first public reply by a human agent. */
    FIRST_RESPONSE,
    /** The resolution. */
    RESOLUTION;

    /** The name on the wire and in the database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PolicyKind fromId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(PolicyKind::id).toList();
    }
}
