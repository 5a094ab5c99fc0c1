package dev.rapport.workspace.reporting;

import java.time.Instant;

/**
 * A login to the database that reads the reporting views of one workspace.
 *
 * @param id its number
 * @param name what it was made for
 * @param role the database role
 * @param database the database to connect to
 * @param createdAt when it was made
 */
public record ReportingAccess(long id, String name, String role, String database, Instant createdAt) {}
