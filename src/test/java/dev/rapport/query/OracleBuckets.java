package dev.rapport.query;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** Cuts a range by the calendar, step by step. */
final class OracleBuckets {
    private OracleBuckets() {}

    /** Half-open. */
    record Bucket(Instant from, Instant to) {
        boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    static List<Bucket> of(Instant from, Instant to, String grain, ZoneId zone) {
        List<Bucket> buckets = new ArrayList<>();
        Instant start = from;
        while (start.isBefore(to)) {
            Instant next = grain.equals("total") ? to : next(start.atZone(zone), grain);
            Instant end = next.isBefore(to) ? next : to;
            buckets.add(new Bucket(start, end));
            start = end;
        }
        return buckets;
    }

    private static Instant next(ZonedDateTime time, String grain) {
        LocalDate date = time.toLocalDate();
        if (grain.equals("hour")) {
            return time.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
        }
        LocalDate next =
                switch (grain) {
                    case "day" -> date.plusDays(1);
                    case "week" -> date.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
                    case "month" -> date.withDayOfMonth(1).plusMonths(1);
                    case "quarter" ->
                        LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / 3 * 3 + 1, 1)
                                .plusMonths(3);
                    case "year" -> LocalDate.of(date.getYear() + 1, 1, 1);
                    default -> throw new IllegalArgumentException(grain);
                };
        return next.atStartOfDay(time.getZone()).toInstant();
    }
}
