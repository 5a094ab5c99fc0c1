package dev.rapport.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.time.Holiday;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceHoursTest {
    private final ServiceHours hours = ServiceHours.from(LocalDate.of(2025, 11, 22), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest(name = "{1} s of work from {0}")
    @CsvSource({
        "2026-11-18T09:00:00Z,  3600, 2026-11-18T10:00:00Z", // within a day
        "2026-11-18T16:30:00Z,  3600, 2026-11-19T07:30:00Z", // over a night
        "2026-11-18T20:00:00Z,    60, 2026-11-19T07:01:00Z", // begun in the evening
        "2026-11-21T14:59:00Z,   120, 2026-11-23T07:01:00Z", // over a Sunday
        "2026-10-24T13:30:00Z,  3600, 2026-10-26T07:30:00Z", // over the night in which the clocks go back
        "2026-11-18T09:00:00Z, 90000, 2026-11-20T14:00:00Z", // more than two days
        "2026-04-02T15:00:00Z,  7200, 2026-04-04T09:00:00Z", // over Good Friday
    })
    void workIsDoneWhenSomebodyIsThere(Instant start, double seconds, Instant done) {
        assertThat(hours.after(start, seconds)).isEqualTo(done);
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({
        "2026-11-18T06:59:59Z, false", // before eight on a Wednesday
        "2026-11-18T07:00:00Z, true",
        "2026-11-18T17:00:00Z, false", // at six
        "2026-11-21T08:59:59Z, false", // before ten on a Saturday
        "2026-11-21T09:00:00Z, true",
        "2026-11-22T10:00:00Z, false", // on a Sunday
        "2026-12-25T10:00:00Z, false", // on a Friday that is a holiday
    })
    void thePhoneIsAnsweredInServiceHours(Instant moment, boolean open) {
        assertThat(hours.isOpen(moment)).isEqualTo(open);
    }

    @Test
    void theCalendarNamesTheHolidaysOfTheYearOfTheFirstDayAndOfTheNextSix() {
        List<LocalDate> days =
                hours.calendar().holidays().stream().map(Holiday::date).toList();

        assertThat(days).hasSize(7 * 9).contains(LocalDate.of(2025, 10, 3), LocalDate.of(2031, 12, 26));
        assertThat(hours.calendar().holidays()).contains(Holiday.closed(LocalDate.of(2026, 4, 3), "Good Friday"));
        assertThat(hours.isHoliday(LocalDate.of(2026, 5, 25))).as("Whit Monday").isTrue();
        assertThat(hours.isHoliday(LocalDate.of(2026, 5, 26))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2038-04-25", "2285-03-22", "2000-04-23"})
    void easterIsWhereItStandsInTheAlmanac(LocalDate sunday) {
        assertThat(PublicHolidays.easterSunday(sunday.getYear())).isEqualTo(sunday);
    }
}
