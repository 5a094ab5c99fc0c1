package dev.rapport.ingest;

import java.util.Locale;

/** What became of one item. */
public enum ItemStatus {
    /** New, durable and counted. */
    ACCEPTED,
    /** The same item is there already: a success that changes nothing. */
    DUPLICATE,
    /** Another item of the same identity is there already, and stays. */
    CONFLICT,
    /** The item can't be read or breaks rules. */
    REJECTED,
    /** Keeps every rule; nothing was written, as asked. */
    VALID;

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
