package dev.rapport.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One event as its producer sent it, normalised but before any default: what the journal keeps. All but the extensions
 * decides whether a second event of the same identity is a duplicate or a conflict: a retry may carry another trace.
 *
 * @param type what happened
 * @param key the event's identity within its subject
 * @param subject what it is about
 * @param time when it happened, kept to the microsecond
 * @param data the type's own values
 * @param extensions what was written beside it
 */
public record SubmittedEvent(
        EventType type, EventKey key, Subject subject, Instant time, FieldValues data, EventExtensions extensions) {
    public SubmittedEvent {
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    /** An event without extensions. */
    public SubmittedEvent(EventType type, EventKey key, Subject subject, Instant time, FieldValues data) {
        this(type, key, subject, time, data, EventExtensions.none());
    }
}
