/**
 * The normalised vocabulary of what can happen: {@link dev.rapport.event.SubmittedEvent} is an event as it was sent,
 * {@link dev.rapport.event.ServiceEvent} what it means with every default applied. Owns the fields of each event type
 * and the rules that they must keep. Pure: knows no wire format, no database and no clock.
 */
@NullMarked
package dev.rapport.event;

import org.jspecify.annotations.NullMarked;
