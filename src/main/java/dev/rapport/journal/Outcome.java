package dev.rapport.journal;

/** What became of one event. */
public enum Outcome {
    /** New, and from now on durable and counted. */
    ACCEPTED,
    /** The same event is there already: a success that changes nothing. */
    DUPLICATE,
    /** Another event of the same identity is there already, and stays. */
    CONFLICT
}
