package dev.rapport.demo.story;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When letters are answered: Monday to Saturday, 8 to 20.
 *
 * @param zone where the company is
 */
record WorkingHours(ZoneId zone) {
    private static final LocalTime OPENING = LocalTime.of(8, 0);
    private static final LocalTime CLOSING = LocalTime.of(20, 0);

    /** The moment at which so many seconds of work are done, when it is begun at {@code start}. */
    Instant after(Instant start, double seconds) {
        Duration left = Duration.ofSeconds(Math.max(1, Math.round(seconds)));
        LocalDate day = start.atZone(zone).toLocalDate();
        while (true) {
            if (day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                Instant opening = day.atTime(OPENING).atZone(zone).toInstant();
                Instant closing = day.atTime(CLOSING).atZone(zone).toInstant();
                Instant begin = start.isAfter(opening) ? start : opening;
                Duration free = Duration.between(begin, closing);
                if (free.compareTo(left) >= 0) {
                    return begin.plus(left);
                }
                left = free.isNegative() ? left : left.minus(free);
            }
            day = day.plusDays(1);
        }
    }
}
