package dev.rapport.metric.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentilesTest {
    private static final long MINUTE = 60_000_000;

    @Test
    void theFirstResponseTimesOfTheWorkedExampleHold() {
        long[] durations = minutes(600, 2, 3, 120, 5, 6, 8, 10, 15, 4);

        assertThat(LongStream.of(durations).average().orElseThrow() / MINUTE).isCloseTo(77.3, within(1e-9));
        assertThat(inMinutes(Percentiles.of(durations, 10, 0.5, 0.9, 0.95, 0, 1)))
                .containsExactly(new double[] {7, 168, 384, 2, 600}, within(1e-9));
    }

    @Test
    void theMedianOfTheAnsweredOnesOfTheWorkedExampleIsThirtyMinutes() {
        assertThat(inMinutes(Percentiles.of(minutes(90, 5, 10, 60, 20, 40), 6, 0.5)))
                .containsExactly(30.0);
    }

    @Test
    void theQuantilesComeInTheOrderTheyWereAskedFor() {
        assertThat(Percentiles.of(new long[] {4, 2, 1, 3, 5}, 5, 0.75, 0.25, 0.5, 0.25))
                .containsExactly(4, 2, 3, 2);
    }

    @Test
    void oneValueIsEveryQuantile() {
        assertThat(Percentiles.of(new long[] {42}, 1, 0, 0.37, 1)).containsExactly(42, 42, 42);
    }

    @Test
    void noQuantileIsAskedFor() {
        assertThat(Percentiles.of(new long[] {1, 2}, 2)).isEmpty();
    }

    @Test
    void onlyTheFirstValuesCountAndTheRestStaysAsItIs() {
        long[] values = {3, 1, 2, -100, 100};

        assertThat(Percentiles.of(values, 3, 0, 1)).containsExactly(1, 3);
        assertThat(Arrays.copyOfRange(values, 3, 5)).containsExactly(-100, 100);
    }

    @Test
    void theDistanceOfTwoValuesMayBeMoreThanALongHolds() {
        long[] values = {Long.MAX_VALUE, Long.MIN_VALUE};

        assertThat(Percentiles.of(values, 2, 0, 0.25, 0.5, 0.75, 1))
                .containsExactly(-0x1p63, -0x1p62, 0, 0x1p62, 0x1p63);
    }

    static Stream<Named<IntToLongFunction>> shapes() {
        Random random = new Random(7);
        return Stream.of(
                Named.of("random", i -> random.nextLong() >> 12),
                Named.of("few different values", i -> random.nextInt(5)),
                Named.of("whole minutes", i -> MINUTE * random.nextInt(500)),
                Named.of("all equal", i -> 17),
                Named.of("ascending", i -> i),
                Named.of("descending", i -> -i),
                Named.of("sawtooth", i -> i % 100),
                Named.of("organ pipe", i -> Math.min(i, 5_000 - i)),
                Named.of("long tail", i -> (long) Math.exp(25 * random.nextDouble())));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theQuantilesAreThoseOfTheSortedValues(IntToLongFunction shape) {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            int count = 1 + random.nextInt(round < 30 ? 150 : 10_000);
            long[] values = IntStream.range(0, count).mapToLong(shape).toArray();
            long[] sorted = LongStream.of(values).sorted().toArray();
            double[] probabilities = random.doubles(random.nextInt(6))
                    .map(p -> Math.round(p * 100) / 100.0)
                    .toArray();

            double[] quantiles = Percentiles.of(values, count, probabilities);

            for (int i = 0; i < probabilities.length; i++) {
                assertThat(quantiles[i])
                        .as("%s of %d values in round %d", probabilities[i], count, round)
                        .isEqualTo(typeSeven(sorted, probabilities[i]));
            }
            assertThat(LongStream.of(values).sorted().toArray()).isEqualTo(sorted);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, 50, Double.NaN})
    void aProbabilityThatIsNoFractionIsRefused(double probability) {
        assertThatThrownBy(() -> Percentiles.of(new long[] {1}, 1, probability))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probability " + probability + ": must be a fraction from 0 to 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3})
    void aCountOfNoneOrOfMoreThanThereAreIsRefused(int count) {
        assertThatThrownBy(() -> Percentiles.of(new long[2], count, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("percentiles of " + count + " values in an array of 2");
    }

    private static double typeSeven(long[] sorted, double probability) {
        double rank = (sorted.length - 1) * probability;
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * ((double) sorted[above] - sorted[below]);
    }

    private static long[] minutes(long... minutes) {
        return LongStream.of(minutes).map(minute -> minute * MINUTE).toArray();
    }

    private static double[] inMinutes(double[] micros) {
        return Arrays.stream(micros).map(value -> value / MINUTE).toArray();
    }
}
