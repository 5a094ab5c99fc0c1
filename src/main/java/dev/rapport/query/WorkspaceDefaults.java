package dev.rapport.query;

import java.time.DayOfWeek;
import java.time.ZoneId;

/**
 * What a workspace says where a question does not.
 *
 * @param zone whose calendar cuts the buckets
 * @param weekStart on which day weeks begin
 */
public record WorkspaceDefaults(ZoneId zone, DayOfWeek weekStart) {}
