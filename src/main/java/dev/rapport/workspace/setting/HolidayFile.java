package dev.rapport.workspace.setting;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.ICalProperty;
import biweekly.property.Status;
import biweekly.property.TextProperty;
import biweekly.property.ValuedProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import dev.rapport.platform.problem.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The holidays in an iCalendar file (RFC 5545): every date of an event that lasts whole days. Cancelled events are left
 * out.
 *
 * @param names the name of each date; of several events the first
 * @param refused the events that are no holidays, each with the reason
 */
public record HolidayFile(NavigableMap<LocalDate, String> names, List<Refusal> refused) {
    private static final int MOST_EVENTS = 5000;
    private static final int MOST_DATES = 5000;
    private static final int LONGEST_EVENT = 366;
    private static final int LONGEST_NAME = 100;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    /**
     * An event that is no holiday.
     *
     * @param event its place in the file, from 1
     * @param name its summary
     * @param reason why it is none, and what would be right
     */
    public record Refusal(int event, String name, String reason) {}

    private static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * Reads a file.
     *
     * @param text the file
     * @param fromYear the first year into which events that recur are followed
     * @param toYear the last one
     * @throws dev.rapport.platform.problem.ProblemException when it is no iCalendar file, or is too large
     */
    public static HolidayFile read(String text, int fromYear, int toYear) {
        List<VEvent> events = new ArrayList<>();
        List<ICalendar> calendars = Biweekly.parse(text).all();
        calendars.forEach(calendar -> events.addAll(calendar.getEvents()));
        if (calendars.isEmpty()) {
            throw Problem.malformed("The body is no iCalendar file: there is no BEGIN:VCALENDAR.")
                    .toException();
        }
        if (events.size() > MOST_EVENTS) {
            throw Problem.tooLarge("The file has %d events; at most %d are read.".formatted(events.size(), MOST_EVENTS))
                    .toException();
        }
        Map<String, Set<LocalDate>> moved = moved(events);
        NavigableMap<LocalDate, String> names = new TreeMap<>();
        List<Refusal> refused = new ArrayList<>();
        for (int place = 0; place < events.size(); place++) {
            VEvent event = events.get(place);
            try {
                for (LocalDate date : dates(event, moved, fromYear, toYear)) {
                    names.putIfAbsent(date, name(event));
                }
            } catch (Unfit unfit) {
                refused.add(new Refusal(place + 1, name(event), String.valueOf(unfit.getMessage())));
            }
            if (names.size() > MOST_DATES) {
                throw Problem.tooLarge("The file has more than %d dates from %d to %d; ask for fewer years."
                                .formatted(MOST_DATES, fromYear, toYear))
                        .toException();
            }
        }
        return new HolidayFile(names, refused);
    }

    /** The dates of recurring events that an event of their own replaces, by the id of the event. */
    private static Map<String, Set<LocalDate>> moved(List<VEvent> events) {
        Map<String, Set<LocalDate>> moved = new HashMap<>();
        for (VEvent event : events) {
            String id = text(event.getUid());
            ICalDate instead = value(event.getRecurrenceId());
            if (id != null && instead != null) {
                date(instead).ifPresent(date -> moved.computeIfAbsent(id, any -> new HashSet<>())
                        .add(date));
            }
        }
        return moved;
    }

    private static Set<LocalDate> dates(VEvent event, Map<String, Set<LocalDate>> moved, int fromYear, int toYear)
            throws Unfit {
        Status status = event.getStatus();
        if (status != null && status.isCancelled()) {
            return Set.of();
        }
        ICalDate start = value(event.getDateStart());
        if (start == null) {
            throw new Unfit("it has no DTSTART");
        }
        if (start.hasTime()) {
            throw new Unfit("it begins at a time of day; a holiday is whole days (DTSTART;VALUE=DATE), and hours of its"
                    + " own are set in the calendar");
        }
        LocalDate first = date(start)
                .orElseThrow(
                        () -> new Unfit("its date lies outside the years %d to %d".formatted(FIRST_YEAR, LAST_YEAR)));
        if (HolidayRecurrence.isTooFast(event)) {
            throw new Unfit("its RRULE is no FREQ of DAILY, WEEKLY, MONTHLY or YEARLY");
        }
        long days = days(event, first);
        Set<LocalDate> replaced = event.getRecurrenceId() == null
                ? moved.getOrDefault(String.valueOf(text(event.getUid())), Set.of())
                : Set.of();
        Set<LocalDate> dates = new HashSet<>();
        for (LocalDate begin : new HolidayRecurrence(event, first, replaced).dates(fromYear, toYear)) {
            for (int day = 0; day < days; day++) {
                dates.add(begin.plusDays(day));
            }
            if (dates.size() > MOST_DATES) {
                throw new Unfit("it has more than %d dates".formatted(MOST_DATES));
            }
        }
        return dates;
    }

    private static long days(VEvent event, LocalDate first) throws Unfit {
        long days = 1;
        ICalDate end = value(event.getDateEnd());
        Duration duration = value(event.getDuration());
        if (end != null) {
            // The end is not included; where it is the start, as some programs write it, one day is meant.
            days = Math.max(
                    1,
                    date(end)
                                    .orElseThrow(() -> new Unfit("its DTEND lies outside the years it may"))
                                    .toEpochDay()
                            - first.toEpochDay());
        } else if (duration != null) {
            days = Math.max(1, java.time.Duration.ofMillis(duration.toMillis()).toDays());
        }
        if (days > LONGEST_EVENT) {
            throw new Unfit("it lasts %d days; at most %d are a holiday".formatted(days, LONGEST_EVENT));
        }
        return days;
    }

    /** The date as it is written, whatever the zone of this machine. */
    static Optional<LocalDate> date(ICalDate date) {
        DateTimeComponents written = date.getRawComponents();
        if (written == null || written.getYear() < FIRST_YEAR || written.getYear() > LAST_YEAR) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(written.getYear(), written.getMonth(), written.getDate()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static <T> @Nullable T value(@Nullable ValuedProperty<T> property) {
        return property == null ? null : property.getValue();
    }

    private static @Nullable String text(@Nullable ICalProperty property) {
        return property instanceof TextProperty text ? text.getValue() : null;
    }

    private static String name(VEvent event) {
        String summary = text(event.getSummary());
        String line =
                summary == null ? "" : summary.replaceAll("\\p{Cntrl}+", " ").strip();
        if (line.isEmpty()) {
            return "holiday";
        }
        return line.codePointCount(0, line.length()) <= LONGEST_NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)).strip();
    }
}
