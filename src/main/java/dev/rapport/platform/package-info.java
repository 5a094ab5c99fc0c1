/**
 * Owns what every other package stands on and what none of them should decide for itself: the clock, problems as
 * answers, request ids, the embedded PostgreSQL and the order of start-up. It knows nothing of events, facts or
 * metrics.
 */
@NullMarked
package dev.rapport.platform;

import org.jspecify.annotations.NullMarked;
