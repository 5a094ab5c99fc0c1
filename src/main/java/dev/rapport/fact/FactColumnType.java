package dev.rapport.fact;

/** What the columns of facts hold. The Java type of the values stands in brackets. */
public enum FactColumnType {
    /** Any text (String). */
    TEXT,
    /** A text that facts can be grouped and filtered by (String). */
    DIMENSION,
    /** A team (String). */
    TEAM,
    /** An agent (String). */
    AGENT,
    /** An instant (Instant). */
    TIME,
    /** How often something happened (Integer). */
    COUNT,
    /** A number that names something (Long). */
    NUMBER,
    /** How long something took, kept in microseconds (Duration). */
    DURATION,
    /** Yes or no (Boolean). */
    TRUTH,
    /** An exact number (BigDecimal). */
    DECIMAL,
    /** Texts (a collection of String). */
    TEXTS,
    /** Oddities (a collection of {@link Flag}). */
    ODDITIES,
    /** Texts by name (a map). */
    TEXTS_BY_NAME,
    /** Spans of time (a collection of {@link InteractionFact.Interval}). */
    INTERVALS,
    /** Who was in charge (a collection of {@link InteractionFact.InCharge}). */
    RESPONSIBILITIES,
    /** Messages with their replies (a collection of {@link InteractionFact.CustomerMessage}). */
    MESSAGES
}
