package dev.rapport.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** A time in a parameter: a date, which is its midnight in the question's zone, or a time with offset. */
public final class TimeParameter {
    private static final int DATE_LENGTH = 10;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private TimeParameter() {}

    /**
     * Reads a time.
     *
     * @throws IllegalArgumentException with a sentence that says what would be right
     */
    public static Instant parse(String name, String text, ZoneId zone) {
        try {
            Instant instant = text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(plusForBlank(text)).toInstant();
            int year = instant.atZone(zone).getYear();
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                throw new IllegalArgumentException(
                        "%s must lie in the years %d to %d, not %s".formatted(name, FIRST_YEAR, LAST_YEAR, text));
            }
            return instant.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException(
                    "%s must be a date such as 2026-03-01 or a time with offset such as 2026-03-01T08:00:00+01:00, not %s"
                            .formatted(name, text),
                    unreadable);
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException("%s is no possible time: %s".formatted(name, text), impossible);
        }
    }

    /** In a query string an unescaped plus arrives as a blank. */
    private static String plusForBlank(String text) {
        int blank = text.lastIndexOf(' ');
        return blank > DATE_LENGTH ? text.substring(0, blank) + "+" + text.substring(blank + 1) : text;
    }
}
