package dev.rapport.ingest.connector.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.ingest.JsonTree;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static @Nullable Instant read(String json) {
        return VendorTime.read(JsonTree.read(json.getBytes(StandardCharsets.UTF_8)), BERLIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1772442000 | 2026-03-02T09:00:00Z",
                "1772442000.25 | 2026-03-02T09:00:00.250Z",
                "1772442000.0 | 2026-03-02T09:00:00Z",
                "1.772442E9 | 2026-03-02T09:00:00Z",
                "1772442000250 | 2026-03-02T09:00:00.250Z",
                "1772442000250001 | 2026-03-02T09:00:00.250001Z",
                "1772442000250001999 | 2026-03-02T09:00:00.250001Z",
                "\"1772442000\" | 2026-03-02T09:00:00Z",
                "\"2026-03-02T09:00:00Z\" | 2026-03-02T09:00:00Z",
                "\"2026-03-02T09:00:00.5+01:00\" | 2026-03-02T08:00:00.500Z",
                "\"2026-03-02T15:00:00.182613+00:00\" | 2026-03-02T15:00:00.182613Z",
                "\"2026-03-02T09:00:00+0100\" | 2026-03-02T08:00:00Z",
                "\"2026-03-02 09:00:00 +0100\" | 2026-03-02T08:00:00Z",
                "\"2026-03-02T09:00:00-05\" | 2026-03-02T14:00:00Z",
                "\"2026-03-02 09:00:00 UTC\" | 2026-03-02T09:00:00Z",
                "\"2026-03-02 09:00\" | 2026-03-02T08:00:00Z",
                "\"2026-07-02T09:00:00\" | 2026-07-02T07:00:00Z",
                // The hour that the clock leaves out in March, and the earlier of the two that it shows twice in
                // October.
                "\"2026-03-29T02:30:00\" | 2026-03-29T01:30:00Z",
                "\"2026-10-25T02:30:00\" | 2026-10-25T00:30:00Z"
            })
    void readsWhatVendorsWrite(String json, Instant expected) {
        assertThat(read(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-5",
                "1e999999999",
                "1e-999999999",
                "null",
                "true",
                "{}",
                "[1772442000]",
                "\"\"",
                "\"soon\"",
                "\"2026-03-02\"",
                "\"2026-13-02T09:00:00Z\"",
                "\"2026-02-30T10:00:00Z\"",
                "\"1066-10-14T10:00:00Z\"",
                "\"2026-03-02T09:00:00+99:99\"",
                "99999999999999999999999999"
            })
    void whatIsNoTimeIsNone(String json) {
        assertThat(read(json)).isNull();
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
