package dev.rapport.platform.http;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * The dates of the examples in the OpenAPI document. They are written down as if it were the end of March 2026, so that
 * the document is the same wherever it is generated. When it is served they are moved to the days before the one on which
 * it is read: what somebody sends as it stands there is then found by whoever asks without saying from when to when.
 *
 * <p>Only the dates of that month are moved; holidays and beginnings of settings stay where they are.
 */
final class ExampleDates {
    /** The day that the examples take for today. */
    static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    private static final Pattern DAY = Pattern.compile("(?<!\\d)2026-(?:03-\\d{2}|04-01)(?!\\d)");

    private ExampleDates() {}

    /** The document as it reads on that day. */
    static String movedTo(LocalDate today, String document) {
        long days = ChronoUnit.DAYS.between(TODAY, today);
        return DAY.matcher(document)
                .replaceAll(day -> LocalDate.parse(day.group()).plusDays(days).toString());
    }
}
