package dev.rapport.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Reads the timestamps of RFC 3339, section 5.6, to the microsecond; what is finer is cut off. By hand, since
 * {@code java.time}'s formatter costs more than the rest of an event; the tests hold the two against each other.
 *
 * <p>A leap second (23:59:60 in UTC at the end of a month) is read as the last microsecond of its minute: it stays in
 * its day, after all that happened in the second before.
 */
final class Rfc3339 {
    private static final int SHORTEST = "2026-01-01T00:00:00Z".length();
    private static final int MOST_OFFSET_HOURS = 18;

    private Rfc3339() {}

    /** The instant that the text stands for; null when it is no RFC 3339 timestamp with an offset. */
    static @Nullable Instant parse(String text) {
        int length = text.length();
        if (length < SHORTEST) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        boolean wellFormed = (year | month | day | hour | minute | second) >= 0
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && isSeparator(text.charAt(10))
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
        if (!wellFormed || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) {
            return null;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        int at = 19;
        int micros = 0;
        if (text.charAt(at) == '.') {
            int from = ++at;
            int weight = 100_000;
            while (at < length && isDigit(text.charAt(at))) {
                micros += (text.charAt(at) - '0') * weight;
                weight /= 10;
                at++;
            }
            if (at == from) {
                return null;
            }
        }
        int offset = offsetSeconds(text, at);
        if (offset == Integer.MIN_VALUE) {
            return null;
        }
        long epochSecond =
                LocalDate.of(year, month, day).toEpochDay() * 86_400L + hour * 3600L + minute * 60L + second - offset;
        if (second == 60) {
            return leapSecond(epochSecond);
        }
        return Instant.ofEpochSecond(epochSecond, micros * 1000L);
    }

    /** {@code next} is the second after the leap second, where POSIX time goes on. */
    private static @Nullable Instant leapSecond(long next) {
        boolean endsAMonth = Math.floorMod(next, 86_400L) == 0
                && LocalDate.ofEpochDay(Math.floorDiv(next, 86_400L)).getDayOfMonth() == 1;
        return endsAMonth ? Instant.ofEpochSecond(next - 1, 999_999_000L) : null;
    }

    private static int offsetSeconds(String text, int at) {
        int length = text.length();
        if (at == length - 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z')) {
            return 0;
        }
        if (at != length - 6 || text.charAt(at + 3) != ':') {
            return Integer.MIN_VALUE;
        }
        char sign = text.charAt(at);
        int hours = number(text, at + 1, 2);
        int minutes = number(text, at + 4, 2);
        if ((sign != '+' && sign != '-') || (hours | minutes) < 0 || hours > MOST_OFFSET_HOURS || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return sign == '-' ? -seconds : seconds;
    }

    private static boolean isSeparator(char c) {
        return c == 'T' || c == 't' || c == ' ';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The number in {@code count} digits, or something negative when one of them is no digit. */
    private static int number(String text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
