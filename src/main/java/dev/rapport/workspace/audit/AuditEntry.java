package dev.rapport.workspace.audit;

import java.time.Instant;

/**
 * One recorded change.
 *
 * @param id its place in the record
 * @param at when
 * @param actor who: the name of the key
 * @param action what was done, such as {@code key.created}
 * @param subject to what, such as {@code key/12}
 * @param details the particulars, a JSON object
 */
public record AuditEntry(long id, Instant at, String actor, String action, String subject, String details) {}
