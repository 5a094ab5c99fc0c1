package dev.rapport.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What becomes of what is known of a person. */
public enum ErasureMode {
    /** It is gone, as if it had never been sent. */
    DELETE,
    /** It stays and counts, under a random token instead of the person's ids. */
    ANONYMIZE;

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names on the wire. */
    public static List<String> wireNames() {
        return Arrays.stream(values()).map(ErasureMode::wireName).toList();
    }

    /** The mode of that wire name; the name must be one of the modes. */
    public static ErasureMode fromWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
