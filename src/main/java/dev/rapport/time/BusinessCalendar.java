package dev.rapport.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * When a business is open: real time, through all changes of the clock. Immutable.
 *
 * <p>A local time that the clock skips is moved forward by the length of the gap, one that it shows twice is the first of
 * both; a date that a zone skipped altogether has no open time. Before 1900 and from 3000 on it is never open.
 */
public final class BusinessCalendar {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_YEAR = 31_556_952 * MICROS_PER_SECOND;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<OpeningInterval>> week;
    private final Map<LocalDate, Holiday> holidays;
    private final int lastOpenYear;

    /** Made when first needed; made twice by two threads they are equal. */
    private final AtomicReferenceArray<@Nullable YearOfOpening> years =
            new AtomicReferenceArray<>(LAST_YEAR - FIRST_YEAR + 1);

    private BusinessCalendar(
            ZoneId zone, Map<DayOfWeek, List<OpeningInterval>> week, Map<LocalDate, Holiday> holidays) {
        this.zone = zone;
        this.week = week;
        this.holidays = holidays;
        boolean openWeekly = week.values().stream().anyMatch(day -> !day.isEmpty());
        this.lastOpenYear = openWeekly
                ? LAST_YEAR
                : holidays.values().stream()
                        .filter(holiday -> !holiday.hours().isEmpty())
                        .mapToInt(holiday -> holiday.date().getYear())
                        .filter(year -> year <= LAST_YEAR)
                        .max()
                        .orElse(FIRST_YEAR - 1);
    }

    /**
     * A calendar.
     *
     * @param zone whose local times the hours are
     * @param week the hours of each weekday; a day that is left out is closed
     * @param holidays dates with other hours, each date once
     * @throws IllegalArgumentException when intervals of a day overlap or a date is there twice
     */
    public static BusinessCalendar of(ZoneId zone, Map<DayOfWeek, List<OpeningInterval>> week, List<Holiday> holidays) {
        Map<DayOfWeek, List<OpeningInterval>> days = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, hours) -> {
            OpeningInterval.overlap(hours).ifPresent(overlap -> {
                throw new IllegalArgumentException("on " + day.name().toLowerCase(Locale.ROOT) + " " + overlap);
            });
            if (!hours.isEmpty()) {
                days.put(day, List.copyOf(OpeningInterval.sorted(hours)));
            }
        });
        Map<LocalDate, Holiday> dates = new TreeMap<>();
        for (Holiday holiday : holidays) {
            if (dates.put(holiday.date(), holiday) != null) {
                throw new IllegalArgumentException("the date %s is there twice".formatted(holiday.date()));
            }
        }
        return new BusinessCalendar(zone, Collections.unmodifiableMap(days), Collections.unmodifiableMap(dates));
    }

    /** Whose local times the hours are. */
    public ZoneId zone() {
        return zone;
    }

    /** The hours of the weekdays that are open. */
    public Map<DayOfWeek, List<OpeningInterval>> week() {
        return week;
    }

    /** The dates with hours of their own, ascending. */
    public List<Holiday> holidays() {
        return List.copyOf(holidays.values());
    }

    /** The open time between two instants, in microseconds; 0 when {@code to} is not after {@code from}. */
    public long openMicros(long from, long to) {
        if (to <= from) {
            return 0;
        }
        int first = yearOf(from);
        int last = yearOf(to);
        long open = year(last).openBefore(to) - year(first).openBefore(from);
        for (int between = first; between < last && between <= lastOpenYear; between++) {
            open += year(between).total();
        }
        return open;
    }

    /**
     * The first instant by which so much open time has passed since {@code from}; {@code from} itself for 0. Empty when
     * there is never so much.
     *
     * @throws IllegalArgumentException for a negative time
     */
    public OptionalLong after(long from, long openMicros) {
        if (openMicros < 0) {
            throw new IllegalArgumentException("open time passes forward, not by " + openMicros);
        }
        if (openMicros == 0) {
            return OptionalLong.of(from);
        }
        int number = yearOf(from);
        long missing = openMicros;
        long passed = year(number).openBefore(from);
        for (; number <= lastOpenYear; number++) {
            YearOfOpening year = year(number);
            long left = year.total() - passed;
            if (missing <= left) {
                return OptionalLong.of(year.instantOf(passed + missing));
            }
            missing -= left;
            passed = 0;
        }
        return OptionalLong.empty();
    }

    /** The local year that an instant lies in, within the years that have tables. */
    private int yearOf(long instant) {
        long guess = 1970 + Math.floorDiv(instant, MICROS_PER_YEAR);
        int number = (int) Math.max(FIRST_YEAR, Math.min(LAST_YEAR, guess));
        while (number > FIRST_YEAR && instant < year(number).start()) {
            number--;
        }
        while (number < LAST_YEAR && instant >= year(number).end()) {
            number++;
        }
        return number;
    }

    private YearOfOpening year(int number) {
        YearOfOpening made = years.get(number - FIRST_YEAR);
        if (made == null) {
            made = open(number);
            years.set(number - FIRST_YEAR, made);
        }
        return made;
    }

    private YearOfOpening open(int number) {
        LocalDate first = LocalDate.of(number, 1, 1);
        LocalDate next = first.plusYears(1);
        OpeningSpans spans = new OpeningSpans(zone);
        for (LocalDate date = first; date.isBefore(next); date = date.plusDays(1)) {
            Holiday holiday = holidays.get(date);
            spans.add(date, holiday == null ? week.getOrDefault(date.getDayOfWeek(), List.of()) : holiday.hours());
        }
        return spans.toYear(startOf(first), startOf(next));
    }

    private long startOf(LocalDate date) {
        return date.atStartOfDay(zone).toEpochSecond() * MICROS_PER_SECOND;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BusinessCalendar calendar
                && zone.equals(calendar.zone)
                && week.equals(calendar.week)
                && holidays.equals(calendar.holidays);
    }

    @Override
    public int hashCode() {
        return Objects.hash(zone, week, holidays);
    }
}
