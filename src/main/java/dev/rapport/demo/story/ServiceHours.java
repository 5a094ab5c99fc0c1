package dev.rapport.demo.story;

import dev.rapport.time.BusinessCalendar;
import dev.rapport.time.EpochMicros;
import dev.rapport.time.Holiday;
import dev.rapport.time.OpeningInterval;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * When letters are answered and the telephone is: Monday to Friday 8 to 18, on Saturdays 10 to 16, not on holidays. Chats,
 * posts and letters are written at any time, and visitors are served as long as the stores are open.
 */
final class ServiceHours {
    private static final int YEARS_WITH_HOLIDAYS = 7;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final BusinessCalendar calendar;
    private final Set<LocalDate> holidays;

    private ServiceHours(BusinessCalendar calendar) {
        this.calendar = calendar;
        this.holidays = calendar.holidays().stream().map(Holiday::date).collect(Collectors.toUnmodifiableSet());
    }

    /** The hours of a company in that zone, with the holidays of the year of that day and of the next six. */
    static ServiceHours from(LocalDate first, ZoneId zone) {
        Map<DayOfWeek, List<OpeningInterval>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day = DayOfWeek.MONDAY; day != DayOfWeek.SATURDAY; day = day.plus(1)) {
            week.put(day, List.of(OpeningInterval.parse("08:00", "18:00")));
        }
        week.put(DayOfWeek.SATURDAY, List.of(OpeningInterval.parse("10:00", "16:00")));
        List<Holiday> holidays = IntStream.range(first.getYear(), first.getYear() + YEARS_WITH_HOLIDAYS)
                .boxed()
                .flatMap(year -> PublicHolidays.of(year).stream())
                .toList();
        return new ServiceHours(BusinessCalendar.of(zone, week, holidays));
    }

    BusinessCalendar calendar() {
        return calendar;
    }

    ZoneId zone() {
        return calendar.zone();
    }

    boolean isHoliday(LocalDate day) {
        return holidays.contains(day);
    }

    boolean isOpen(Instant moment) {
        long at = EpochMicros.fromInstant(moment);
        return calendar.openMicros(at, at + MICROS_PER_SECOND) > 0;
    }

    /** The moment at which so many seconds of work are done, when it is begun at {@code start}. */
    Instant after(Instant start, double seconds) {
        long work = Math.max(1, Math.round(seconds)) * MICROS_PER_SECOND;
        return EpochMicros.toInstant(
                calendar.after(EpochMicros.fromInstant(start), work).orElseThrow());
    }
}
