package dev.rapport.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "2026-03-27T16:30:00+01:00, 2026-03-27T15:30:00Z",
        "2026-03-27t15:30:00z, 2026-03-27T15:30:00Z",
        "2026-03-27 15:30:00Z, 2026-03-27T15:30:00Z",
        "2026-03-27T15:30:00-00:00, 2026-03-27T15:30:00Z",
        "2026-03-27T21:15:00+05:45, 2026-03-27T15:30:00Z",
        "2026-03-27T15:30:00.5Z, 2026-03-27T15:30:00.500Z",
        "2026-03-27T15:30:00.123456Z, 2026-03-27T15:30:00.123456Z",
        "2026-03-27T15:30:00.123456999999999Z, 2026-03-27T15:30:00.123456Z",
        "1969-12-31T23:59:59.9999999Z, 1969-12-31T23:59:59.999999Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    })
    void reads_a_timestamp_with_an_offset(String text, Instant expected) {
        assertThat(Rfc3339.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-27",
                "2026-03-27T15:30:00",
                "2026-03-27T15:30Z",
                "2026-03-27T15:30:00.Z",
                "2026-03-27T15:30:00,5Z",
                "2026-03-27T15:30:00+0100",
                "2026-03-27T15:30:00+01",
                "2026-03-27T15:30:00+19:00",
                "2026-03-27T15:30:00+01:60",
                "2026-03-27T15:30:00Z ",
                "2026-03-27T15:30:00Z[Europe/Berlin]",
                "2026-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T00:00:61Z",
                "2026-01-01X00:00:00Z",
                "2026-01-01T00:00:0٣Z",
                "20260101T000000Z0000",
                "+002026-01-01T00:00:00Z",
            })
    void reads_nothing_else(String text) {
        assertThat(Rfc3339.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-12-31T23:59:60Z", "2017-01-01T00:59:60+01:00", "2015-06-30T23:59:60.5Z"})
    void a_leap_second_stays_in_its_day(String text) {
        assertThat(Rfc3339.parse(text))
                .isIn(Instant.parse("2016-12-31T23:59:59.999999Z"), Instant.parse("2015-06-30T23:59:59.999999Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-12-31T22:59:60Z", "2016-12-30T23:59:60Z", "2016-12-31T23:59:60+01:00"})
    void second_60_is_refused_where_no_leap_second_can_be(String text) {
        assertThat(Rfc3339.parse(text)).isNull();
    }

    @Test
    void agrees_with_java_time_on_random_moments() {
        Random random = new Random(20260327);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(-62_000_000_000L, 250_000_000_000L);
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60 + 1));
            OffsetDateTime moment =
                    Instant.ofEpochSecond(second, random.nextInt(1_000_000_000)).atOffset(offset);
            String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.withSecond(random.nextInt(1, 60)));
            Instant expected = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            assertThat(Rfc3339.parse(text)).as(text).isEqualTo(expected);
        }
    }

    @Test
    void agrees_with_java_time_on_what_is_no_moment_when_one_character_changes() {
        Random random = new Random(7);
        String alphabet = "0123456789-:TZ+. ";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("2026-03-27T16:30:00.250+01:00");
            text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            if (text.charAt(10) == ' ' || text.charAt(18) == '6') {
                continue; // a space between date and time, and leap seconds, are RFC 3339's alone
            }
            assertThat(Rfc3339.parse(text.toString())).as(text.toString()).isEqualTo(javaTime(text.toString()));
        }
    }

    private static @Nullable Instant javaTime(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (java.time.DateTimeException none) {
            return null;
        }
    }
}
