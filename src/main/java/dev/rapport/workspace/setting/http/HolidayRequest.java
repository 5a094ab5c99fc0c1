package dev.rapport.workspace.setting.http;

import dev.rapport.platform.http.BoundedInputStream;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.Violation;
import dev.rapport.workspace.setting.EffectiveFrom;
import dev.rapport.workspace.setting.HolidayFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an iCalendar file is to be read.
 *
 * @param effective from when on its holidays hold
 * @param fromYear the first year of events that recur
 * @param toYear the last one
 */
record HolidayRequest(EffectiveFrom effective, int fromYear, int toYear) {
    static final String EXAMPLE = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//example//holidays//EN
            BEGIN:VEVENT
            UID:christmas@example.com
            DTSTAMP:20260101T000000Z
            SUMMARY:Christmas Day
            DTSTART;VALUE=DATE:20251225
            RRULE:FREQ=YEARLY
            END:VEVENT
            END:VCALENDAR
            """;
    private static final long LARGEST = 1L << 20;
    private static final int USUAL_YEARS = 10;
    private static final int MOST_YEARS = 100;

    static HolidayRequest read(
            Optional<String> effectiveFrom, Optional<String> fromYear, Optional<String> toYear, Instant now) {
        int thisYear = now.atOffset(ZoneOffset.UTC).getYear();
        List<Violation> violations = new ArrayList<>();
        int from = year("from_year", fromYear, thisYear - USUAL_YEARS, violations);
        int to = year("to_year", toYear, thisYear + USUAL_YEARS, violations);
        if (violations.isEmpty() && (to < from || to - from >= MOST_YEARS)) {
            violations.add(new Violation(
                    "to_year",
                    "From from_year to to_year it is 1 to %d years, not %d to %d.".formatted(MOST_YEARS, from, to)));
        }
        if (!violations.isEmpty()) {
            throw Problem.validation(violations).toException();
        }
        return new HolidayRequest(SettingFields.effectiveFrom(effectiveFrom), from, to);
    }

    private static int year(String name, Optional<String> given, int otherwise, List<Violation> violations) {
        if (given.isEmpty()) {
            return otherwise;
        }
        if (given.get().matches("(19|2[0-9])\\d{2}")) {
            return Integer.parseInt(given.get());
        }
        violations.add(new Violation(name, "%s is a year from 1900 to 2999.".formatted(name)));
        return otherwise;
    }

    HolidayFile file(InputStream body) {
        try (InputStream bounded = new BoundedInputStream(body, LARGEST, "The file")) {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bounded.readAllBytes()))
                    .toString();
            return HolidayFile.read(text, fromYear, toYear);
        } catch (CharacterCodingException e) {
            throw Problem.malformed("The file is not UTF-8.").toException();
        } catch (IOException e) {
            throw Problem.malformed("The file could not be read to its end.").toException();
        }
    }
}
