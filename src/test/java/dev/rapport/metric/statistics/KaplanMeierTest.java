package dev.rapport.metric.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigInteger;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KaplanMeierTest {
    private static final long[] NONE = {};

    @Test
    void theCensoredMedianOfTheWorkedExampleIsForty() {
        assertThat(median(times(90, 5, 10, 60, 20, 40), times(120, 15))).hasValue(40);
    }

    @Test
    void abandonedAndResolvedOnesAreCensoredLikeThoseThatWait() {
        long[] waiting = times(15, 120);
        long[] abandoned = times(12);
        long[] resolvedWithoutReply = times(45);
        long[] censored = Stream.of(waiting, abandoned, resolvedWithoutReply)
                .flatMapToLong(LongStream::of)
                .toArray();

        // S is 9/10 at 5, 8/10 at 10, of that 5/6 at 20, of that 4/5 at 40 (0.533), and of that 2/3 at 60.
        assertThat(median(times(5, 10, 20, 40, 60, 90), censored)).hasValue(60);
    }

    @Test
    void withoutCensoringItIsTheLowerMedian() {
        assertThat(median(times(4, 1, 3, 2), NONE)).hasValue(2);
        assertThat(median(times(5, 4, 1, 3, 2), NONE)).hasValue(3);
    }

    @Test
    void whenMostStillWaitThereIsNoMedian() {
        assertThat(median(times(1, 2), times(3, 4, 5))).isEmpty();
    }

    @Test
    void whenNobodyWasAnsweredThereIsNoMedian() {
        assertThat(median(NONE, times(3, 4, 5))).isEmpty();
        assertThat(median(NONE, NONE)).isEmpty();
    }

    @Test
    void atATieTheEventComesFirst() {
        // S is 2/3 at 10 with the censored one still at risk; without it, 1/2.
        assertThat(median(times(10, 20), times(10))).hasValue(20);
        assertThat(median(times(10, 30), times(9))).hasValue(10);
    }

    @Test
    void aTieAtOneHalfIsNotLostToRounding() {
        // 9/15 of 5/6 is exactly one half; multiplied step by step in doubles it is 0.5000000000000001.
        assertThat(median(times(1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 15), times(7, 8, 9)))
                .hasValue(10);
    }

    @Test
    void onlyTheFirstOfTheArraysCount() {
        long[] events = {7, 3, 1};
        long[] censored = {5, 2};

        assertThat(KaplanMeier.median(events, 2, censored, 1)).hasValue(7);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theMedianIsThatOfTheProductInWholeNumbers(long seed) {
        Random random = new Random(seed);
        int ties = 0;
        for (int round = 0; round < 1_000; round++) {
            // Most rounds are small, so that ties at one half come up; some are divided before they are sorted.
            int size = round % 20 == 0 ? 600 : 30;
            int spread = 1 + random.nextInt(2 * size);
            long[] events = random.longs(random.nextInt(size), 0, spread).toArray();
            long[] censored = random.longs(random.nextInt(size), 0, spread).toArray();

            Expected expected = expected(events, censored);
            ties += expected.tie ? 1 : 0;

            assertThat(median(events, censored))
                    .as("seed %d, round %d: events %s, censored %s", seed, round, events, censored)
                    .isEqualTo(expected.median);
        }
        assertThat(ties).as("exact ties at one half among the rounds").isPositive();
    }

    @Test
    void tenMillionDurationsAreFast() {
        Random random = new Random(5);
        long[] events = random.longs(7_000_000, 0, 1L << 40).toArray();
        long[] censored = random.longs(3_000_000, 0, 1L << 40).toArray();

        OptionalLong median = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> median(events, censored));

        // With a share q of events S(t) = (1 - t)^q, one half at 1 - 2^(-1/q).
        assertThat(median.orElseThrow() / 0x1p40).isCloseTo(1 - Math.pow(2, -1 / 0.7), within(0.001));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 700})
    void aTieAtOneHalfAfterManyFactorsIsDecidedExactly(int factors) {
        // (2k - 1)/2k of (2k - 2)/(2k - 1) of ... of k/(k + 1) is k/2k. The i-th factor is multiplied above and below
        // by k - i, so that some leave after each of them and the fractions do not cancel at sight.
        LongStream.Builder events = LongStream.builder();
        LongStream.Builder censored = LongStream.builder();
        for (int i = 0; i < factors; i++) {
            int scale = factors - i;
            add(events, scale, 2L * i);
            add(censored, 2L * factors - i - 1, 2L * i + 1);
        }
        long[] half = events.build().toArray();
        long[] gone = censored.build().toArray();

        assertThat(median(half, gone)).hasValue(2L * (factors - 1));
        long[] oneMoreWaits =
                LongStream.concat(LongStream.of(gone), LongStream.of(1_000_000)).toArray();
        assertThat(median(half, oneMoreWaits)).isEmpty();
    }

    private static void add(LongStream.Builder times, long count, long time) {
        for (long i = 0; i < count; i++) {
            times.add(time);
        }
    }

    @Test
    void countsOutsideTheArraysAreRefused() {
        assertThatThrownBy(() -> KaplanMeier.median(new long[2], 3, NONE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 events in an array of 2");
        assertThatThrownBy(() -> KaplanMeier.median(NONE, 0, new long[1], -1))
                .hasMessageContaining("-1 censored durations in an array of 1");
    }

    private record Expected(OptionalLong median, boolean tie) {}

    /** Time by time, counting who is at risk from scratch, with fractions of whole numbers. */
    private static Expected expected(long[] events, long[] censored) {
        BigInteger numerator = BigInteger.ONE;
        BigInteger denominator = BigInteger.ONE;
        for (long time : LongStream.of(events).sorted().distinct().toArray()) {
            long atRisk = LongStream.concat(LongStream.of(events), LongStream.of(censored))
                    .filter(duration -> duration >= time)
                    .count();
            long ending = LongStream.of(events).filter(event -> event == time).count();
            numerator = numerator.multiply(BigInteger.valueOf(atRisk - ending));
            denominator = denominator.multiply(BigInteger.valueOf(atRisk));
            int compared = numerator.shiftLeft(1).compareTo(denominator);
            if (compared <= 0) {
                return new Expected(OptionalLong.of(time), compared == 0);
            }
        }
        return new Expected(OptionalLong.empty(), false);
    }

    private static OptionalLong median(long[] events, long[] censored) {
        return KaplanMeier.median(events, events.length, censored, censored.length);
    }

    private static long[] times(long... times) {
        return times;
    }
}
