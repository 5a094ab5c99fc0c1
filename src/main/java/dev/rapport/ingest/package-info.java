/**
 * The writing door: turns bytes (JSON, lines of JSON, CSV) into {@link dev.rapport.event.SubmittedEvent}s or into
 * sentences that say what would be right, and hands what is valid to the journal. Owns the wire forms of an event and
 * of a survey response; knows no fact, no metric and nothing of the reading door.
 */
@NullMarked
package dev.rapport.ingest;

import org.jspecify.annotations.NullMarked;
