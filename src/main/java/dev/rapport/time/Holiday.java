package dev.rapport.time;

import java.time.LocalDate;
import java.util.List;

/**
 * A local date with hours of its own, which replace those of its weekday.
 *
 * @param date the date
 * @param name what it is called
 * @param hours when it is open all the same, in the order of the day; empty for closed
 */
public record Holiday(LocalDate date, String name, List<OpeningInterval> hours) {
    /** @throws IllegalArgumentException when hours overlap */
    public Holiday {
        OpeningInterval.overlap(hours).ifPresent(overlap -> {
            throw new IllegalArgumentException(overlap);
        });
        hours = List.copyOf(OpeningInterval.sorted(hours));
    }

    /** A date that is closed. */
    public static Holiday closed(LocalDate date, String name) {
        return new Holiday(date, name, List.of());
    }
}
