package dev.rapport.workspace.setting;

import dev.rapport.platform.problem.Problem;
import dev.rapport.terms.NamedCalendar;
import dev.rapport.time.BusinessCalendar;
import dev.rapport.time.Holiday;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds the dates of a file to a calendar. A date that the calendar has already stays as it is, with hours of its own. */
public final class HolidayImport {
    private static final int MOST = 5000;

    private final NavigableMap<LocalDate, String> names;
    private int added;

    public HolidayImport(HolidayFile file) {
        this.names = file.names();
    }

    /** The calendar with the dates. */
    public NamedCalendar apply(NamedCalendar calendar) {
        BusinessCalendar hours = calendar.hours();
        List<Holiday> holidays = new ArrayList<>(hours.holidays());
        Set<LocalDate> there = holidays.stream().map(Holiday::date).collect(Collectors.toSet());
        names.forEach((date, name) -> {
            if (!there.contains(date)) {
                holidays.add(Holiday.closed(date, name));
            }
        });
        if (holidays.size() > MOST) {
            throw Problem.tooLarge(
                            "The calendar would have %d holidays; at most %d fit.".formatted(holidays.size(), MOST))
                    .toException();
        }
        added = holidays.size() - there.size();
        return new NamedCalendar(calendar.name(), BusinessCalendar.of(hours.zone(), hours.week(), holidays));
    }

    /** How many dates were added. */
    public int added() {
        return added;
    }

    /** How many dates the calendar had already. */
    public int unchanged() {
        return names.size() - added;
    }
}
