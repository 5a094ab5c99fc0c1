package dev.rapport.workspace.setting;

import biweekly.component.VEvent;
import biweekly.property.RecurrenceRule;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;

/** On which dates an event of whole days begins: by its rule, its further dates, and without its exceptions. */
final class HolidayRecurrence {
    private static final Set<Frequency> DAYS_OR_LONGER =
            Set.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    /** A rule may begin long before the years asked for; after so many steps it is given up. */
    private static final int MOST_STEPS = 50_000;

    private final VEvent event;
    private final LocalDate first;
    private final Set<LocalDate> exceptions = new HashSet<>();

    HolidayRecurrence(VEvent event, LocalDate first, Set<LocalDate> replaced) {
        this.event = event;
        this.first = first;
        exceptions.addAll(replaced);
        event.getExceptionDates().forEach(dates -> dates.getValues()
                .forEach(date -> HolidayFile.date(date).ifPresent(exceptions::add)));
    }

    /** Whether an event recurs by the hour or faster, which whole days can't. */
    static boolean isTooFast(VEvent event) {
        RecurrenceRule rule = event.getRecurrenceRule();
        return rule != null
                && rule.getValue() != null
                && !DAYS_OR_LONGER.contains(rule.getValue().getFrequency());
    }

    /** An event that does not recur is on its date, be it outside these years. */
    NavigableSet<LocalDate> dates(int fromYear, int toYear) {
        NavigableSet<LocalDate> dates = new TreeSet<>();
        RecurrenceRule rule = event.getRecurrenceRule();
        Recurrence recurrence = rule == null ? null : rule.getValue();
        if (recurrence == null) {
            dates.add(first);
        } else {
            addRecurring(dates, recurrence, fromYear, toYear);
        }
        event.getRecurrenceDates().forEach(more -> more.getDates()
                .forEach(date -> HolidayFile.date(date).ifPresent(dates::add)));
        dates.removeAll(exceptions);
        return dates;
    }

    @SuppressWarnings("JavaUtilDate") // the library's
    private void addRecurring(NavigableSet<LocalDate> dates, Recurrence recurrence, int fromYear, int toYear) {
        Optional<LocalDate> until = Optional.ofNullable(recurrence.getUntil()).flatMap(HolidayFile::date);
        // The library would compare the end in the zone of this machine.
        Recurrence endless =
                new Recurrence.Builder(recurrence).until((ICalDate) null).build();
        DateIterator begins = endless.getDateIterator(
                Date.from(first.atStartOfDay(ZoneOffset.UTC).toInstant()), UTC);
        for (int step = 0; step < MOST_STEPS && begins.hasNext(); step++) {
            LocalDate date = Instant.ofEpochMilli(begins.next().getTime())
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDate();
            if (date.getYear() > toYear || (until.isPresent() && date.isAfter(until.get()))) {
                return;
            }
            if (date.getYear() >= fromYear) {
                dates.add(date);
            }
        }
    }
}
