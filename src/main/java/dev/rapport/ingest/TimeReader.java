package dev.rapport.ingest;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Reads an event's time, and says of every other way to write one what would be right. */
final class TimeReader {
    /** How far a producer's clock may be ahead of the server's. */
    static final Duration MOST_AHEAD = Duration.ofMinutes(5);
    /** Events before this are taken for a defect of the producer. */
    static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final int MOST_SHOWN_DIGITS = 19;

    private TimeReader() {}

    /** The instant, or null after a violation was added. {@code name} is {@code time} or {@code responded_at}. */
    static @Nullable Instant read(
            PointerStyle style, String name, Form form, String text, Clock clock, Violations violations) {
        Instant time = form.isText() ? Rfc3339.parse(text) : null;
        String defect = time == null ? explain(name, form, text) : outOfRange(name, text, time, clock);
        if (defect == null) {
            return time;
        }
        violations.add(style.envelope(name), defect);
        return null;
    }

    private static @Nullable String outOfRange(String name, String text, Instant time, Clock clock) {
        if (time.isBefore(EARLIEST)) {
            return "%s %s is before %s; correct the producer's clock or its time format"
                    .formatted(name, Texts.shown(text), EARLIEST);
        }
        Instant now = clock.instant();
        if (time.isAfter(now.plus(MOST_AHEAD))) {
            return "%s %s is ahead of the server's clock, %s, by more than 5 minutes; check the producer's clock and offset"
                    .formatted(name, Texts.shown(text), now);
        }
        return null;
    }

    private static String explain(String name, Form form, String text) {
        String shown = Texts.shown(text);
        if (form == Form.TRUTH) {
            return "%s is %s; send an RFC 3339 time such as 2026-03-27T16:30:00+01:00".formatted(name, shown);
        }
        BigDecimal number = DecimalText.parse(text);
        if (number != null) {
            return "%s %s is a number; send an RFC 3339 time with an offset such as %s"
                    .formatted(name, shown, asEpoch(number));
        }
        if (isDate(text)) {
            return "%s %s is a date without a time of day; send the moment with its offset, such as %sT16:30:00+01:00"
                    .formatted(name, shown, shown);
        }
        if (isLocal(text)) {
            return "%s %s has no offset; append Z when it is UTC, else the offset as in %s+01:00"
                    .formatted(name, shown, shown.replace(' ', 'T'));
        }
        return "%s %s is not an RFC 3339 time with an offset; send one such as 2026-03-27T16:30:00+01:00 or 2026-03-27T15:30:00Z"
                .formatted(name, shown);
    }

    /** What an epoch number most likely means: seconds, milliseconds, microseconds or nanoseconds by its size. */
    private static String asEpoch(BigDecimal number) {
        if (number.precision() - number.scale() > MOST_SHOWN_DIGITS) {
            return "2026-03-27T15:30:00Z";
        }
        long value = number.longValue();
        long size = Math.abs(value);
        long perSecond = size < 100_000_000_000L
                ? 1
                : size < 100_000_000_000_000L ? 1_000 : size < 100_000_000_000_000_000L ? 1_000_000 : 1_000_000_000;
        return Instant.ofEpochSecond(
                        Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond))
                .toString();
    }

    private static boolean isDate(String text) {
        try {
            return text.length() == 10 && LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    private static boolean isLocal(String text) {
        try {
            return text.length() >= 16
                    && LocalDateTime.parse(text.replace(' ', 'T')).getYear() >= 0;
        } catch (DateTimeException notLocal) {
            return false;
        }
    }
}
