package dev.rapport.metric;

import java.util.Locale;

/** What a metric's rows are. */
public enum FactKind {
    INTERACTION,
    SURVEY_RESPONSE,
    PURCHASE;

    /** All names. */
    public static java.util.List<String> wireNames() {
        return java.util.Arrays.stream(values()).map(FactKind::wireName).toList();
    }

    /** The name in answers. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
