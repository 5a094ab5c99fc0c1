package dev.rapport.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/** Finds where one bucket ends and the next begins; {@link Buckets} says what the places mean. */
final class Boundaries {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_HOUR = 3_600 * MICROS_PER_SECOND;

    private final TimeRange range;
    private final long[] micros;
    private int count;

    private Boundaries(TimeRange range, int capacity) {
        this.range = range;
        this.micros = new long[capacity];
    }

    /** All boundaries in ascending order, each once, the range's own two ends first and last; at most {@code capacity}. */
    static long[] of(TimeRange range, ZoneId zone, Grain grain, DayOfWeek weekStart, int capacity) {
        Boundaries boundaries = new Boundaries(range, capacity);
        boundaries.add(range.fromMicros());
        switch (grain) {
            case HOUR -> boundaries.addHours(zone.getRules());
            case DAY, WEEK, MONTH, QUARTER, YEAR -> boundaries.addDates(zone, grain, weekStart);
            case TOTAL -> {}
        }
        boundaries.add(range.toMicros());
        return Arrays.copyOf(boundaries.micros, boundaries.count);
    }

    private void add(long boundary) {
        micros[count++] = boundary;
    }

    private void addDates(ZoneId zone, Grain grain, DayOfWeek weekStart) {
        LocalDate date = firstDate(LocalDate.ofInstant(range.from(), zone), grain, weekStart);
        Instant last = range.from();
        for (Instant start = last;
                start.isBefore(range.to());
                start = date.atStartOfDay(zone).toInstant()) {
            // A date that the zone left out starts when the next one does: one boundary, not an empty bucket.
            if (start.isAfter(last)) {
                add(EpochMicros.fromInstant(start));
                last = start;
            }
            date = date.plus(1, grain.unit());
        }
    }

    private static LocalDate firstDate(LocalDate date, Grain grain, DayOfWeek weekStart) {
        return switch (grain) {
            case HOUR, DAY, TOTAL -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(weekStart));
            case MONTH -> date.withDayOfMonth(1);
            case QUARTER -> date.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> date.withDayOfYear(1);
        };
    }

    private void addHours(ZoneRules rules) {
        long start = range.fromMicros();
        while (true) {
            Instant from = EpochMicros.toInstant(start);
            long offset = offsetMicros(rules.getOffset(from));
            ZoneOffsetTransition change = rules.nextTransition(from);
            if (change == null || !change.getInstant().isBefore(range.to())) {
                addFullHoursBetween(start, range.toMicros(), offset);
                return;
            }
            long end = EpochMicros.fromInstant(change.getInstant());
            addFullHoursBetween(start, end, offset);
            // A change by whole hours leaves the full hours where they are.
            if (fullHourBefore(end - 1, offset) != fullHourBefore(end, offsetMicros(change.getOffsetAfter()))) {
                add(end);
            }
            start = end;
        }
    }

    private void addFullHoursBetween(long start, long end, long offset) {
        for (long hour = fullHourBefore(start, offset) + MICROS_PER_HOUR; hour < end; hour += MICROS_PER_HOUR) {
            add(hour);
        }
    }

    /** The last full hour of the local clock at or before the time, had the offset always been this one. */
    private static long fullHourBefore(long epochMicros, long offset) {
        return epochMicros - Math.floorMod(epochMicros + offset, MICROS_PER_HOUR);
    }

    private static long offsetMicros(ZoneOffset offset) {
        return offset.getTotalSeconds() * MICROS_PER_SECOND;
    }
}
