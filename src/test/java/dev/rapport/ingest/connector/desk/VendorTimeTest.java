package dev.rapport.ingest.connector.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.ingest.JsonTree;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
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
                "\"2026-03-02T09:00:00+0100\" | 2026-03-02T08:00:00Z",
                "\"2026-03-02 09:00:00 +0100\" | 2026-03-02T08:00:00Z",
                "\"2026-03-02T09:00:00-05\" | 2026-03-02T14:00:00Z",
                "\"2026-03-02 09:00:00 UTC\" | 2026-03-02T09:00:00Z",
                "\"2026-03-02 09:00\" | 2026-03-02T08:00:00Z",
                "\"2026-07-02T09:00:00\" | 2026-07-02T07:00:00Z"
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
                "\"2026-03-02T09:00:00+99:99\"",
                "99999999999999999999999999"
            })
    void whatIsNoTimeIsNone(String json) {
        assertThat(read(json)).isNull();
    }

    @Test
    void idsKeepEveryDigit() {
        assertThat(new Tree(JsonTree.read("9007199254740993".getBytes(StandardCharsets.UTF_8))).text())
                .isEqualTo("9007199254740993");
        assertThat(new Tree(JsonTree.read("12345678901234567890123".getBytes(StandardCharsets.UTF_8))).text())
                .isEqualTo("12345678901234567890123");
    }
}
