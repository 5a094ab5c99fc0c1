package dev.rapport.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a local day: from the opening up to, and without, the closing.
 *
 * @param open seconds of the local day, from 0
 * @param close seconds of the local day, after {@code open}, up to 86,400 for the end of the day
 */
public record OpeningInterval(int open, int close) {
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int END_OF_DAY = 24 * SECONDS_PER_HOUR;
    private static final Pattern FORM = Pattern.compile("(\\d{2}):(\\d{2})(?::(\\d{2}))?");

    public OpeningInterval {
        if (open < 0 || close > END_OF_DAY || open >= close) {
            throw new IllegalArgumentException("the interval from %s to %s is empty: it opens before it closes"
                    .formatted(timeOf(open), timeOf(close)));
        }
    }

    /**
     * From two local times such as {@code 09:00} and {@code 17:30}; {@code 24:00} is the end of the day.
     *
     * @throws IllegalArgumentException with what would be right
     */
    public static OpeningInterval parse(String open, String close) {
        return new OpeningInterval(parseTime(open), parseTime(close));
    }

    /**
     * The second of the day of a local time.
     *
     * @throws IllegalArgumentException with what would be right
     */
    public static int parseTime(String time) {
        Matcher parts = FORM.matcher(time);
        if (parts.matches()) {
            int minutes = Integer.parseInt(parts.group(2));
            int seconds = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
            int second = Integer.parseInt(parts.group(1)) * SECONDS_PER_HOUR + minutes * SECONDS_PER_MINUTE + seconds;
            if (minutes < SECONDS_PER_MINUTE && seconds < SECONDS_PER_MINUTE && second <= END_OF_DAY) {
                return second;
            }
        }
        throw new IllegalArgumentException("a local time is such as 09:00, 17:30 or 24:00, not \"%s\"".formatted(time));
    }

    /** The first two intervals of one day that overlap, if any do; one may begin where another ends. */
    public static Optional<String> overlap(List<OpeningInterval> day) {
        List<OpeningInterval> sorted = sorted(day);
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).open < sorted.get(i - 1).close) {
                return Optional.of("%s and %s overlap".formatted(sorted.get(i - 1), sorted.get(i)));
            }
        }
        return Optional.empty();
    }

    /** In the order of the day. */
    static List<OpeningInterval> sorted(List<OpeningInterval> day) {
        List<OpeningInterval> sorted = new ArrayList<>(day);
        sorted.sort(Comparator.comparingInt(OpeningInterval::open).thenComparingInt(OpeningInterval::close));
        return sorted;
    }

    /** When it opens, as a local time. */
    public String openTime() {
        return timeOf(open);
    }

    /** When it closes, as a local time. */
    public String closeTime() {
        return timeOf(close);
    }

    LocalDateTime openOn(LocalDate date) {
        return date.atStartOfDay().plusSeconds(open);
    }

    LocalDateTime closeOn(LocalDate date) {
        return date.atStartOfDay().plusSeconds(close);
    }

    /** A second of the day as a local time. */
    public static String timeOf(int second) {
        String time = String.format(
                Locale.ROOT, "%02d:%02d", second / SECONDS_PER_HOUR, second % SECONDS_PER_HOUR / SECONDS_PER_MINUTE);
        int seconds = second % SECONDS_PER_MINUTE;
        return seconds == 0 ? time : time + String.format(Locale.ROOT, ":%02d", seconds);
    }

    @Override
    public String toString() {
        return openTime() + "-" + closeTime();
    }
}
