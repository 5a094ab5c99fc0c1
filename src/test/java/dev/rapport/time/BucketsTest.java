package dev.rapport.time;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-28, 24 23 24",
        "Europe/Berlin, 2026-10-24, 24 25 24",
        "Australia/Lord_Howe, 2024-04-06, 24 24.5 24",
        "Australia/Lord_Howe, 2024-10-05, 24 23.5 24",
        "Asia/Kathmandu, 2026-03-28, 24 24 24",
        // The clock goes forward from 00:00 to 01:00: the day starts at 01:00.
        "America/Sao_Paulo, 2018-11-03, 24 23 24",
        "Asia/Beirut, 2025-03-29, 24 23 24",
        // It goes back from 00:00 to 23:00: the day before is the long one.
        "America/Sao_Paulo, 2018-02-16, 24 25 24",
        // It goes back from 00:01 to 23:01: the day starts at the first of two midnights.
        "America/St_Johns, 2010-11-06, 24 25 24"
    })
    void aDayIsAsLongAsItsZoneMakesIt(ZoneId zone, String firstDay, String hours) {
        LocalDateTime start = LocalDateTime.parse(firstDay + "T00:00");

        Buckets days = buckets(start, start.plusDays(3), zone, Grain.DAY);

        assertThat(hours(days)).isEqualTo(hours);
    }

    @Test
    void aDateThatTheZoneLeftOutHasNoBucket() {
        ZoneId apia = ZoneId.of("Pacific/Apia");

        Buckets days = buckets("2011-12-28T00:00", "2012-01-02T00:00", apia, Grain.DAY);

        assertThat(localStarts(days))
                .containsExactly("2011-12-28T00:00", "2011-12-29T00:00", "2011-12-31T00:00", "2012-01-01T00:00");
        assertThat(hours(days)).isEqualTo("24 24 24 24");
    }

    @Test
    void aWeekThatStartsOnADateLeftOutStartsWithTheNext() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        TimeRange range = range("2011-12-23T00:00", "2012-01-07T00:00", apia);

        Buckets weeks = Buckets.of(range, apia, Grain.WEEK, DayOfWeek.FRIDAY);

        assertThat(localStarts(weeks)).containsExactly("2011-12-23T00:00", "2011-12-31T00:00", "2012-01-06T00:00");
    }

    @Test
    void aDayInUtcPlus545StartsAtAQuarterPastTheHourInUtc() {
        Buckets days = buckets("2026-01-01T00:00", "2026-01-03T00:00", ZoneId.of("Asia/Kathmandu"), Grain.DAY);

        assertThat(EpochMicros.toInstant(days.startMicros(0))).isEqualTo(Instant.parse("2025-12-31T18:15:00Z"));
        assertThat(EpochMicros.toInstant(days.startMicros(1))).isEqualTo(Instant.parse("2026-01-01T18:15:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29T00:30, 2026-03-29T04:30, 00:30 01:00 03:00 04:00, 0.5 1 1 0.5",
        "Europe/Berlin, 2026-10-25T01:00, 2026-10-25T04:00, 01:00 02:00 02:00 03:00, 1 1 1 1",
        "Asia/Kathmandu, 2026-01-01T08:30, 2026-01-01T10:30, 08:30 09:00 10:00, 0.5 1 0.5",
        "Australia/Lord_Howe, 2024-04-07T00:00, 2024-04-07T03:00, 00:00 01:00 01:30 02:00, 1 1 0.5 1",
        "Australia/Lord_Howe, 2024-10-06T01:00, 2024-10-06T04:00, 01:00 02:30 03:00, 1 0.5 1",
        "America/Sao_Paulo, 2018-11-03T23:00, 2018-11-04T02:00, 23:00 01:00, 1 1",
        "America/Sao_Paulo, 2018-02-17T22:00, 2018-02-18T01:00, 22:00 23:00 23:00 00:00, 1 1 1 1",
        // From 00:01 to 23:01: by whole hours, so that the full hours stay where they are.
        "America/St_Johns, 2010-11-06T23:00, 2010-11-07T02:00, 23:00 00:00 00:00 01:00, 1 1 1 1",
        "America/St_Johns, 2010-03-13T23:00, 2010-03-14T03:00, 23:00 00:00 02:00, 1 1 1"
    })
    void anHourIsARealHourFromAFullOneOfTheLocalClock(
            ZoneId zone, LocalDateTime from, LocalDateTime to, String starts, String hours) {
        Buckets buckets = buckets(from, to, zone, Grain.HOUR);

        assertThat(localStarts(buckets).stream().map(start -> start.substring(11)))
                .containsExactly(starts.split(" "));
        assertThat(hours(buckets)).isEqualTo(hours);
    }

    @Test
    void theFirstAndTheLastBucketAreClippedToTheRange() {
        ZoneId zone = ZoneId.of("Europe/Berlin");

        Buckets months = buckets("2026-01-15T12:00", "2026-03-10T00:00", zone, Grain.MONTH);

        assertThat(localStarts(months)).containsExactly("2026-01-15T12:00", "2026-02-01T00:00", "2026-03-01T00:00");
        assertThat(months.startMicros(0)).isEqualTo(months.range().fromMicros());
        assertThat(months.endMicros(2)).isEqualTo(months.range().toMicros());
    }

    @Test
    void aWeekStartsOnTheDayThatTheWorkspaceSays() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        TimeRange march = range("2026-03-01T00:00", "2026-03-16T00:00", zone);

        assertThat(localStarts(Buckets.of(march, zone, Grain.WEEK, MONDAY)))
                .containsExactly("2026-03-01T00:00", "2026-03-02T00:00", "2026-03-09T00:00");
        assertThat(localStarts(Buckets.of(march, zone, Grain.WEEK, SUNDAY)))
                .containsExactly("2026-03-01T00:00", "2026-03-08T00:00", "2026-03-15T00:00");
    }

    @Test
    void quartersAndYearsAreThoseOfTheCalendar() {
        ZoneId zone = ZoneId.of("America/New_York");

        assertThat(localStarts(buckets("2025-11-05T00:00", "2026-08-01T00:00", zone, Grain.QUARTER)))
                .containsExactly("2025-11-05T00:00", "2026-01-01T00:00", "2026-04-01T00:00", "2026-07-01T00:00");
        assertThat(localStarts(buckets("2024-02-29T00:00", "2026-01-01T00:00", zone, Grain.YEAR)))
                .containsExactly("2024-02-29T00:00", "2025-01-01T00:00");
    }

    @Test
    void theTotalIsOneBucketOfTheWholeRange() {
        ZoneId zone = ZoneId.of("UTC");

        Buckets total = buckets("2024-02-29T00:00", "2026-01-01T00:00", zone, Grain.TOTAL);

        assertThat(total.size()).isEqualTo(1);
        assertThat(total.startMicros(0)).isEqualTo(total.range().fromMicros());
        assertThat(total.endMicros(0)).isEqualTo(total.range().toMicros());
        assertThat(total.grain()).isEqualTo(Grain.TOTAL);
        assertThat(total.zone()).isEqualTo(zone);
    }

    @Test
    void aTimeOutsideTheRangeIsInNoBucketWhateverTheHint() {
        Buckets days = buckets("2026-03-01T00:00", "2026-03-04T00:00", ZoneId.of("UTC"), Grain.DAY);

        for (long outside : new long[] {
            Long.MIN_VALUE, days.range().fromMicros() - 1, days.range().toMicros(), Long.MAX_VALUE
        }) {
            assertThat(days.indexOf(outside)).isEqualTo(-1);
            for (int hint = -1; hint <= days.size(); hint++) {
                assertThat(days.indexOf(outside, hint)).isEqualTo(-1);
            }
        }
    }

    @Test
    void aBucketThatDoesNotExistIsRefused() {
        Buckets days = buckets("2026-03-01T00:00", "2026-03-04T00:00", ZoneId.of("UTC"), Grain.DAY);

        assertThatThrownBy(() -> days.startMicros(3)).hasMessage("bucket 3 of 3");
        assertThatThrownBy(() -> days.endMicros(-1)).hasMessage("bucket -1 of 3");
    }

    @Test
    void tooManyBucketsAreRefusedBeforeTheyAreBuilt() {
        assertThatThrownBy(() -> buckets("0001-01-02T00:00", "9999-12-31T00:00", ZoneId.of("UTC"), Grain.HOUR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("grain hour")
                .hasMessageContaining("at most 10000000");
    }

    private static Buckets buckets(String from, String to, ZoneId zone, Grain grain) {
        return buckets(LocalDateTime.parse(from), LocalDateTime.parse(to), zone, grain);
    }

    private static Buckets buckets(LocalDateTime from, LocalDateTime to, ZoneId zone, Grain grain) {
        return Buckets.of(range(from.toString(), to.toString(), zone), zone, grain, MONDAY);
    }

    private static TimeRange range(String from, String to, ZoneId zone) {
        return new TimeRange(
                LocalDateTime.parse(from).atZone(zone).toInstant(),
                LocalDateTime.parse(to).atZone(zone).toInstant());
    }

    private static List<String> localStarts(Buckets buckets) {
        return IntStream.range(0, buckets.size())
                .mapToObj(i -> LocalDateTime.ofInstant(EpochMicros.toInstant(buckets.startMicros(i)), buckets.zone())
                        .toString())
                .toList();
    }

    private static String hours(Buckets buckets) {
        return String.join(
                " ",
                IntStream.range(0, buckets.size())
                        .mapToObj(i -> (buckets.endMicros(i) - buckets.startMicros(i)) / 3_600e6)
                        .map(hours -> hours.toString().replace(".0", ""))
                        .toList());
    }
}
