package dev.rapport.journal;

/** What became of one event. */
public enum Outcome {
    /** New, and from now on durable and counted. */
    ACCEPTED,
    /** The same event is there already: a success that changes nothing. */
    DUPLICATE,
    /** Another event of the same identity is there already, and stays. */
    CONFLICT,
    /** The database can't keep this event, for a reason that no rule foresees; the log tells it. */
    REFUSED
}
