package dev.rapport.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Gathers open time as instants, in microseconds. */
final class OpeningSpans {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final ZoneId zone;
    private final List<Span> spans = new ArrayList<>();

    OpeningSpans(ZoneId zone) {
        this.zone = zone;
    }

    private record Span(long open, long close) {}

    void add(LocalDate date, List<OpeningInterval> hours) {
        if (hours.isEmpty() || isSkipped(date)) {
            return;
        }
        for (OpeningInterval interval : hours) {
            long open = micros(interval.openOn(date));
            long close = micros(interval.closeOn(date));
            if (open < close) { // else a gap of the clock has swallowed it
                spans.add(new Span(open, close));
            }
        }
    }

    /** Some zones have moved over the date line, and lost a date. */
    private boolean isSkipped(LocalDate date) {
        return !date.atStartOfDay(zone).toLocalDate().equals(date);
    }

    private long micros(LocalDateTime local) {
        return local.atZone(zone).toEpochSecond() * MICROS_PER_SECOND;
    }

    /** Spans that touch, or that a gap of the clock has laid over each other, become one. */
    YearOfOpening toYear(long start, long end) {
        spans.sort(Comparator.comparingLong(Span::open));
        long[] opens = new long[spans.size()];
        long[] closes = new long[spans.size()];
        int size = 0;
        for (Span span : spans) {
            if (size > 0 && span.open() <= closes[size - 1]) {
                closes[size - 1] = Math.max(closes[size - 1], span.close());
            } else {
                opens[size] = span.open();
                closes[size] = span.close();
                size++;
            }
        }
        return new YearOfOpening(start, end, Arrays.copyOf(opens, size), Arrays.copyOf(closes, size));
    }
}
