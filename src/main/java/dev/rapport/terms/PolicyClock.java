package dev.rapport.terms;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which time counts towards a target. */
public enum PolicyClock {
    /** All time. */
    ELAPSED,
    /** The open time of a calendar. */
    BUSINESS;

    /** The name on the wire and in the database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PolicyClock fromId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(PolicyClock::id).toList();
    }
}
