package dev.rapport.journal;

import java.time.LocalDate;

/**
 * What is counted together at the writing door.
 *
 * @param workspaceId whose
 * @param day the date of receipt in UTC
 * @param source who sent it; empty when that could not be read
 * @param outcome {@code rejected}, {@code conflict}, {@code duplicate}, {@code late} or {@code future}; {@code kept} for a
 *     vendor's delivery that was put aside
 * @param reason of a rejected item the first field that was wrong, of a kept delivery its kind; else empty
 */
public record QualityCount(long workspaceId, LocalDate day, String source, String outcome, String reason) {
    /** Whether it counts those of its workspace and day of which that is true. */
    public boolean is(String source, String outcome, String reason) {
        return this.outcome.equals(outcome) && this.source.equals(source) && this.reason.equals(reason);
    }
}
