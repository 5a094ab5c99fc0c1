package dev.rapport.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random ranges, most of them around a change of the clock, compared with the plainest calendar arithmetic. */
class BucketsPropertyTest {
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "Asia/Kathmandu",
            "America/St_Johns",
            "Australia/Lord_Howe",
            "Africa/Casablanca",
            "Pacific/Apia",
            "America/Sao_Paulo",
            "Asia/Beirut",
            "America/Havana",
            "America/New_York",
            "America/Juneau",
            "America/Caracas",
            "Asia/Pyongyang",
            "Antarctica/Troll",
            "Pacific/Kwajalein",
            "Pacific/Chatham");
    private static final int SEEDS = 8;
    private static final int TIMES = 40;

    static Stream<Arguments> zonesAndSeeds() {
        return ZONES.stream()
                .flatMap(zone -> LongStream.range(0, SEEDS).mapToObj(seed -> Arguments.of(ZoneId.of(zone), seed)));
    }

    @ParameterizedTest
    @MethodSource("zonesAndSeeds")
    void bucketsAreContiguousAndCoverTheRangeExactly(ZoneId zone, long seed) {
        Random random = new Random(seed);
        for (Grain grain : Grain.values()) {
            Buckets buckets = anyBuckets(random, zone, grain);

            assertThat(buckets.startMicros(0)).isEqualTo(buckets.range().fromMicros());
            assertThat(buckets.endMicros(buckets.size() - 1))
                    .isEqualTo(buckets.range().toMicros());
            for (int i = 0; i < buckets.size(); i++) {
                assertThat(buckets.startMicros(i)).isLessThan(buckets.endMicros(i));
                if (i > 0) {
                    assertThat(buckets.startMicros(i)).isEqualTo(buckets.endMicros(i - 1));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("zonesAndSeeds")
    void theEstimateIsNeverTooLowAndHardlyTooHigh(ZoneId zone, long seed) {
        Random random = new Random(seed);
        for (Grain grain : Grain.values()) {
            Buckets buckets = anyBuckets(random, zone, grain);
            long estimate = Buckets.estimate(buckets.range(), grain);

            assertThat(estimate)
                    .as("%s of %s in %s", grain, buckets.range(), zone)
                    .isBetween((long) buckets.size(), 5 + (long) Math.ceil(buckets.size() * 1.003));
        }
    }

    @ParameterizedTest
    @MethodSource("zonesAndSeeds")
    void indexOfFindsTheBucketThatHoldsTheTimeWhateverTheHint(ZoneId zone, long seed) {
        Random random = new Random(seed);
        for (Grain grain : Grain.values()) {
            Buckets buckets = anyBuckets(random, zone, grain);
            for (int n = 0; n < TIMES; n++) {
                long time = anyTime(random, buckets);

                int found = buckets.indexOf(time);

                assertThat(buckets.startMicros(found)).isLessThanOrEqualTo(time);
                assertThat(buckets.endMicros(found)).isGreaterThan(time);
                for (int hint : new int[] {-1, found - 1, found, found + 1, random.nextInt(buckets.size()), 1 << 30}) {
                    assertThat(buckets.indexOf(time, hint)).isEqualTo(found);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("zonesAndSeeds")
    void aTimeFallsIntoTheLastDateThatHasStartedByThen(ZoneId zone, long seed) {
        Random random = new Random(seed);
        for (Grain grain : List.of(Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR)) {
            DayOfWeek weekStart = DayOfWeek.of(1 + random.nextInt(7));
            Buckets buckets = Buckets.of(anyRange(random, zone, grain), zone, grain, weekStart);
            for (int n = 0; n < TIMES; n++) {
                long time = anyTime(random, buckets);
                int found = buckets.indexOf(time);

                LocalDate first = firstDateOfBucket(dateAt(time, zone), grain, weekStart);
                long start = EpochMicros.fromInstant(first.atStartOfDay(zone).toInstant());

                assertThat(buckets.startMicros(found))
                        .as("%s of %s in %s", grain, EpochMicros.toInstant(time), zone)
                        .isEqualTo(Math.max(start, buckets.range().fromMicros()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("zonesAndSeeds")
    void anHourHoldsTheTimesWithTheSameFullHourAndOffsetBeforeThem(ZoneId zone, long seed) {
        Random random = new Random(seed);
        Buckets hours = anyBuckets(random, zone, Grain.HOUR);
        for (int i = 0; i < hours.size(); i++) {
            Instant first = EpochMicros.toInstant(hours.startMicros(i));
            Instant last = EpochMicros.toInstant(hours.endMicros(i) - 1);

            assertThat(fullHour(last, zone)).as("%s in %s", first, zone).isEqualTo(fullHour(first, zone));
            assertThat(hours.endMicros(i) - hours.startMicros(i)).isLessThanOrEqualTo(3_600_000_000L);
            if (i > 0) {
                assertThat(fullHour(first.minusNanos(1_000), zone))
                        .as("before %s in %s", first, zone)
                        .isNotEqualTo(fullHour(first, zone));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("zonesAndSeeds")
    void everyStartOfADayIsTheStartOfAnHour(ZoneId zone, long seed) {
        TimeRange range = anyRange(new Random(seed), zone, Grain.HOUR);
        Buckets hours = Buckets.of(range, zone, Grain.HOUR, DayOfWeek.MONDAY);
        Buckets days = Buckets.of(range, zone, Grain.DAY, DayOfWeek.MONDAY);

        for (int i = 0; i < days.size(); i++) {
            assertThat(hours.startMicros(hours.indexOf(days.startMicros(i)))).isEqualTo(days.startMicros(i));
        }
    }

    private static Buckets anyBuckets(Random random, ZoneId zone, Grain grain) {
        return Buckets.of(anyRange(random, zone, grain), zone, grain, DayOfWeek.of(1 + random.nextInt(7)));
    }

    /** Starts shortly before a change of the clock if there is one after a random time, and spans up to 50 buckets. */
    private static TimeRange anyRange(Random random, ZoneId zone, Grain grain) {
        Duration width =
                grain == Grain.TOTAL ? Duration.ofDays(1000) : grain.unit().getDuration();
        Instant near = Instant.parse("1860-01-01T00:00:00Z").plus(random.nextInt(200 * 365), ChronoUnit.DAYS);
        ZoneOffsetTransition change = zone.getRules().nextTransition(near);
        Instant middle = change == null ? near : change.getInstant();
        Instant from =
                random.nextInt(4) == 0 ? middle.minus(width) : middle.minus(anyFraction(random, width.multipliedBy(3)));
        Instant to = middle.plus(anyFraction(random, width.multipliedBy(47))).plusSeconds(1);
        return new TimeRange(from, to);
    }

    private static Duration anyFraction(Random random, Duration duration) {
        return Duration.ofNanos((long) (random.nextDouble() * duration.toNanos()));
    }

    /** A random time, or one exactly at a boundary or a microsecond before it. */
    private static long anyTime(Random random, Buckets buckets) {
        int bucket = random.nextInt(buckets.size());
        long start = buckets.startMicros(bucket);
        long end = buckets.endMicros(bucket);
        return switch (random.nextInt(3)) {
            case 0 -> start;
            case 1 -> end - 1;
            default -> start + (long) (random.nextDouble() * (end - start));
        };
    }

    private static LocalDate dateAt(long micros, ZoneId zone) {
        Instant time = EpochMicros.toInstant(micros);
        LocalDate date = LocalDate.ofInstant(time, ZoneOffset.UTC).plusDays(3);
        while (date.atStartOfDay(zone).toInstant().isAfter(time)) {
            date = date.minusDays(1);
        }
        return date;
    }

    private static LocalDate firstDateOfBucket(LocalDate date, Grain grain, DayOfWeek weekStart) {
        LocalDate first = date;
        while (!startsBucket(first, grain, weekStart)) {
            first = first.minusDays(1);
        }
        return first;
    }

    private static boolean startsBucket(LocalDate date, Grain grain, DayOfWeek weekStart) {
        return switch (grain) {
            case HOUR, DAY, TOTAL -> true;
            case WEEK -> date.getDayOfWeek() == weekStart;
            case MONTH -> date.getDayOfMonth() == 1;
            case QUARTER -> date.getDayOfMonth() == 1 && date.getMonthValue() % 3 == 1;
            case YEAR -> date.getDayOfYear() == 1;
        };
    }

    private static Instant fullHour(Instant time, ZoneId zone) {
        return time.atZone(zone)
                .toOffsetDateTime()
                .truncatedTo(ChronoUnit.HOURS)
                .toInstant();
    }
}
