package dev.rapport.platform.database;

import java.time.Instant;

/**
 * The database does not answer.
 *
 * @param since the first question that got no answer
 * @param reason what came instead of one, in the words of the driver
 */
record Outage(Instant since, String reason) {}
