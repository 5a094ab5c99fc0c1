package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeParameterTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01,UTC,2026-03-01T00:00:00Z",
        "2026-03-01,Europe/Berlin,2026-02-28T23:00:00Z",
        "2026-03-01,Asia/Kathmandu,2026-02-28T18:15:00Z",
        "2026-03-08,America/St_Johns,2026-03-08T03:30:00Z",
        "2026-03-09,America/St_Johns,2026-03-09T02:30:00Z",
        "2024-09-08,America/Santiago,2024-09-08T04:00:00Z",
        "2026-03-01T08:00:00+01:00,Asia/Kathmandu,2026-03-01T07:00:00Z",
        "2026-03-01T08:00:00 01:00,UTC,2026-03-01T07:00:00Z",
        "2026-03-01T08:00:00-03:30,UTC,2026-03-01T11:30:00Z",
        "2026-03-01T08:00Z,UTC,2026-03-01T08:00:00Z",
        "2026-03-01T08:00:00.123456789Z,UTC,2026-03-01T08:00:00.123456Z"
    })
    void aDateIsMidnightInTheZoneAndATimeIsItself(String text, String zone, Instant expected) {
        assertThat(TimeParameter.parse("from", text, ZoneId.of(zone))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-3-1",
                "01.03.2026",
                "2026-03-01T08:00:00",
                "1772323200",
                "now",
                "2026-03-01 ",
                "-026-03-01",
                "+12026-03-01T00:00:00Z",
                "1899-12-31",
                "3000-01-01"
            })
    void anythingElseIsRefusedWithTheNameAndTheText(String text) {
        assertThatThrownBy(() -> TimeParameter.parse("to", text, ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("to ")
                .hasMessageContaining(text);
    }
}
