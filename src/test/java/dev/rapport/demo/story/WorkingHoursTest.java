package dev.rapport.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {
    private final WorkingHours hours = new WorkingHours(ZoneId.of("Europe/Berlin"));

    @ParameterizedTest(name = "{1} s of work from {0}")
    @CsvSource({
        "2026-11-18T09:00:00Z,  3600, 2026-11-18T10:00:00Z", // within a day
        "2026-11-18T18:30:00Z,  3600, 2026-11-19T07:30:00Z", // over a night
        "2026-11-18T20:00:00Z,    60, 2026-11-19T07:01:00Z", // begun in the evening
        "2026-11-21T18:59:00Z,   120, 2026-11-23T07:01:00Z", // over a Sunday
        "2026-10-24T17:30:00Z,  3600, 2026-10-26T07:30:00Z", // over the night in which the clocks go back
        "2026-11-18T09:00:00Z, 90000, 2026-11-20T10:00:00Z", // more than two days
    })
    void workIsDoneWhenSomebodyIsThere(Instant start, double seconds, Instant done) {
        assertThat(hours.after(start, seconds)).isEqualTo(done);
    }
}
