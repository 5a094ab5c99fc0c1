package dev.rapport.metric;

import java.util.Locale;

/** What a metric's rows are. */
public enum FactKind {
    INTERACTION,
    SURVEY_RESPONSE,
    PURCHASE;

    /** The name in answers. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
