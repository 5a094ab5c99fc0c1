package dev.rapport.workspace;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A tenant: its data are its own, and seen by its keys alone.
 *
 * @param id its number
 * @param name unique in the installation
 * @param zone the zone of its days where a request names none
 * @param weekStart the first day of its weeks
 * @param createdAt when it was made
 */
public record Workspace(WorkspaceId id, String name, ZoneId zone, DayOfWeek weekStart, Instant createdAt) {}
