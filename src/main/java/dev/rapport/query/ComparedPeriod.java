package dev.rapport.query;

import dev.rapport.time.Grain;
import dev.rapport.time.TimeRange;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which period a question is compared with. */
public enum ComparedPeriod {
    /** The one just before: as many whole months when the range consists of months, else as many local days. */
    PREVIOUS,
    /** The same dates a year before; with weeks the same weekdays 52 weeks before. */
    YEAR_AGO;

    private static final int WEEKS_OF_YEAR = 52;

    /** The name in questions. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names. */
    static List<String> wireNames() {
        return Arrays.stream(values()).map(ComparedPeriod::wireName).toList();
    }

    /** The period that a range is compared with. */
    public TimeRange of(TimeRange range, ZoneId zone, Grain grain) {
        LocalDateTime from = LocalDateTime.ofInstant(range.from(), zone);
        LocalDateTime to = LocalDateTime.ofInstant(range.to(), zone);
        if (this == YEAR_AGO) {
            return grain == Grain.WEEK
                    ? range(from.minusWeeks(WEEKS_OF_YEAR), to.minusWeeks(WEEKS_OF_YEAR), zone)
                    : range(from.minusYears(1), to.minusYears(1), zone);
        }
        if (startsMonth(from) && startsMonth(to)) {
            long months = ChronoUnit.MONTHS.between(from, to);
            return range(from.minusMonths(months), to.minusMonths(months), zone);
        }
        long days = ChronoUnit.DAYS.between(from, to);
        long whole = from.plusDays(days).isBefore(to) ? days + 1 : days;
        return range(from.minusDays(whole), to.minusDays(whole), zone);
    }

    private static boolean startsMonth(LocalDateTime time) {
        return time.getDayOfMonth() == 1 && time.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static TimeRange range(LocalDateTime from, LocalDateTime to, ZoneId zone) {
        return new TimeRange(start(from, zone), start(to, zone));
    }

    /** A midnight that the clock left out is the first time that exists. */
    private static Instant start(LocalDateTime time, ZoneId zone) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().atStartOfDay(zone).toInstant()
                : time.atZone(zone).toInstant();
    }
}
