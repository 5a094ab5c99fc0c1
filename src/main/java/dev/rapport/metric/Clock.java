package dev.rapport.metric;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.terms.ServiceTerms;
import dev.rapport.time.BusinessCalendar;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;

/** Measures how long something took: all the time, or the open time of the calendar that holds for an interaction. */
final class Clock {
    static final MetricOption.Choice OPTION = new MetricOption.Choice(
            "clock",
            "Which time is measured: all of it, or the open hours of the calendar in force at the opening.",
            java.util.List.of("elapsed", "business"));

    private final boolean business;
    private final LongColumn calendars;
    private final ServiceTerms terms;
    private final Long2ObjectOpenHashMap<BusinessCalendar> known = new Long2ObjectOpenHashMap<>();

    Clock(Snapshot snapshot, Question question) {
        this.business = question.options().text(OPTION.name()).equals("business");
        this.calendars = snapshot.interactions().levels().businessCalendar();
        this.terms = snapshot.terms();
    }

    /** Whether the interaction's time can be measured at all. */
    boolean isKnown(int row) {
        return !business || calendars.get(row) != LongColumn.ABSENT;
    }

    /** The time from one instant to another, in microseconds; 0 when there is none between. */
    long between(int row, long from, long to) {
        return business ? calendar(calendars.get(row)).openMicros(from, to) : Math.max(0, to - from);
    }

    private BusinessCalendar calendar(long version) {
        return known.computeIfAbsent(version, missing -> terms.calendar(missing)
                .orElseThrow(() -> new IllegalStateException("there is no calendar version " + missing)));
    }
}
