package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.time.Grain;
import dev.rapport.time.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparedPeriodTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant instant(String local) {
        return (local.contains("T")
                        ? LocalDateTime.parse(local)
                        : LocalDate.parse(local).atStartOfDay())
                .atZone(BERLIN)
                .toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        // whole months, however many days they have
        "PREVIOUS, total, 2026-03-01, 2026-04-01, 2026-02-01, 2026-03-01",
        "PREVIOUS, month, 2026-01-01, 2026-04-01, 2025-10-01, 2026-01-01",
        "PREVIOUS, total, 2026-01-01, 2027-01-01, 2025-01-01, 2026-01-01",
        // else local days, through the change of the clock
        "PREVIOUS, day, 2026-03-29, 2026-03-30, 2026-03-28, 2026-03-29",
        "PREVIOUS, total, 2026-03-23, 2026-03-30, 2026-03-16, 2026-03-23",
        "PREVIOUS, total, 2026-03-02, 2026-04-01, 2026-01-31, 2026-03-02",
        "PREVIOUS, hour, 2026-03-10T08:00, 2026-03-10T12:00, 2026-03-09T08:00, 2026-03-09T12:00",
        "PREVIOUS, hour, 2026-03-10T08:00, 2026-03-12T08:00, 2026-03-08T08:00, 2026-03-10T08:00",
        "YEAR_AGO, total, 2026-03-01, 2026-04-01, 2025-03-01, 2025-04-01",
        "YEAR_AGO, day, 2024-02-29, 2024-03-01, 2023-02-28, 2023-03-01",
        "YEAR_AGO, week, 2026-03-02, 2026-03-30, 2025-03-03, 2025-03-31"
    })
    void theOtherPeriodIsAsLongInTheCalendar(
            ComparedPeriod period, String grain, String from, String to, String otherFrom, String otherTo) {
        TimeRange range = new TimeRange(instant(from), instant(to));

        TimeRange other = period.of(range, BERLIN, Grain.fromWireName(grain).orElseThrow());

        assertThat(other).isEqualTo(new TimeRange(instant(otherFrom), instant(otherTo)));
    }
}
