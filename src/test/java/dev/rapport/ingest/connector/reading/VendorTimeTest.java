package dev.rapport.ingest.connector.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.ingest.connector.Bodies;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:00:00-05:00, 2026-03-02T15:00:00Z",
        "2026-03-02T15:00:00Z, 2026-03-02T15:00:00Z",
        "2026-03-02T15:00:00.182613+00:00, 2026-03-02T15:00:00.182613Z",
        "2026-03-02T10:00:00-0500, 2026-03-02T15:00:00Z",
        "2026-03-02 15:00:00, 2026-03-02T14:00:00Z",
        "2026-07-02T15:00:00, 2026-07-02T13:00:00Z",
        // The hour that the clock leaves out in March, and the earlier of the two that it shows twice in October.
        "2026-03-29T02:30:00, 2026-03-29T01:30:00Z",
        "2026-10-25T02:30:00, 2026-10-25T00:30:00Z"
    })
    void aTimeIsReadInItsOffsetElseInTheZone(String text, Instant expected) {
        assertThat(VendorTime.iso(Bodies.json("\"" + text + "\""), BERLIN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"2026-03-02\"",
                "\"yesterday\"",
                "\"2026-02-30T10:00:00Z\"",
                "\"1066-10-14T10:00:00Z\"",
                "1772463600",
                "null",
                "{}"
            })
    void anythingElseIsNoTime(String json) {
        assertThat(VendorTime.iso(Bodies.json(json), BERLIN)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1772463600, 2026-03-02T15:00:00Z",
        "'\"1772463600\"', 2026-03-02T15:00:00Z",
        "1772463600.25, 2026-03-02T15:00:00.250Z",
        "-1, 1969-12-31T23:59:59Z"
    })
    void secondsSince1970AreANumberOrItsDigits(String json, Instant expected) {
        assertThat(VendorTime.epochSeconds(Bodies.json(json))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1772463600000", "-99999999999", "1e400", "9007199254740993", "true", "\"now\"", "[]"})
    void millisecondsAndAnythingElseAreNoSeconds(String json) {
        assertThat(VendorTime.epochSeconds(Bodies.json(json))).isNull();
    }

    @Test
    void sortableTimesSortByTime() {
        List<String> times = List.of(
                VendorTime.sortable(Instant.parse("2026-03-02T15:00:00Z")),
                VendorTime.sortable(Instant.parse("2026-03-02T15:00:00.000001Z")),
                VendorTime.sortable(Instant.parse("2026-03-02T15:00:00.5Z")),
                VendorTime.sortable(Instant.parse("2026-03-02T15:00:01Z")));

        assertThat(times).isSorted();
    }
}
