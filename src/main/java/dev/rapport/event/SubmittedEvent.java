package dev.rapport.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One event as its producer sent it, normalised but before any default: what the journal keeps and what decides whether
 * a second event of the same identity is a duplicate or a conflict.
 *
 * @param type what happened
 * @param key the event's identity within its subject
 * @param subject what it is about
 * @param time when it happened, kept to the microsecond
 * @param data the type's own values
 */
public record SubmittedEvent(EventType type, EventKey key, Subject subject, Instant time, FieldValues data) {
    public SubmittedEvent {
        time = time.truncatedTo(ChronoUnit.MICROS);
    }
}
