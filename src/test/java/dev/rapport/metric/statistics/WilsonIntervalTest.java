package dev.rapport.metric.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WilsonIntervalTest {
    private static final MathContext DIGITS = new MathContext(60);

    @ParameterizedTest(name = "{0}: {1} of {2}")
    @CsvSource({
        "customer satisfaction, 34, 40, 0.8500, 0.7093, 0.9294",
        "customer effort, 27, 40, 0.6750, 0.5202, 0.7992",
        "SLA compliance, 70, 88, 0.7955, 0.6997, 0.8665",
        "first contact resolution, 6, 9, 0.6667, 0.3542, 0.8794",
        "first contact resolution by the agents' flag, 63, 84, 0.7500, 0.6479, 0.8303",
        "first contact resolution by survey, 18, 30, 0.6000, 0.4232, 0.7541"
    })
    void theWorkedExamplesHold(String metric, long successes, long trials, double value, double low, double high) {
        Interval interval =
                WilsonInterval.of(successes, trials, Confidence.DEFAULT).orElseThrow();

        assertThat((double) successes / trials).as(metric).isCloseTo(value, within(0.5e-4));
        assertThat(interval.low()).as(metric).isCloseTo(low, within(0.5e-4));
        assertThat(interval.high()).as(metric).isCloseTo(high, within(0.5e-4));
    }

    @Test
    void withoutTrialsThereIsNoInterval() {
        assertThat(WilsonInterval.of(0, 0, Confidence.DEFAULT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 29, 30, 1_000_003, 10_000_000_000L})
    void theEndsAreExactWhereAllOrNoneSucceed(long trials) {
        Interval none = WilsonInterval.of(0, trials, Confidence.DEFAULT).orElseThrow();
        Interval all = WilsonInterval.of(trials, trials, Confidence.DEFAULT).orElseThrow();

        assertThat(none.low()).isEqualTo(0);
        assertThat(none.high()).isStrictlyBetween(0.0, 1.0);
        assertThat(all.high()).isEqualTo(1);
        assertThat(all.low()).isCloseTo(1 - none.high(), within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theEndsAgreeWithSixtyDigitsAndHoldTheProportion(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            long trials = 1 + (long) Math.pow(10, 9 * random.nextDouble());
            long successes = random.nextInt(4) == 0
                    ? Math.min(trials, random.nextInt(3))
                    : (long) (random.nextDouble() * (trials + 1));
            Confidence confidence = new Confidence(0.5 + 0.499 * random.nextDouble());

            Interval interval = WilsonInterval.of(successes, trials, confidence).orElseThrow();

            String text = "seed %d: %d of %d at %s".formatted(seed, successes, trials, confidence);
            assertThat(interval.low()).as(text).isCloseTo(end(successes, trials, confidence, -1), within(1e-14));
            assertThat(interval.high()).as(text).isCloseTo(end(successes, trials, confidence, 1), within(1e-14));
            assertThat((double) successes / trials).as(text).isBetween(interval.low(), interval.high());
            assertThat(interval.low()).as(text).isNotNegative();
            assertThat(interval.high()).as(text).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 10", "11, 10", "1, 0", "0, -1"})
    void countsThatCannotBeAreRefused(long successes, long trials) {
        assertThatThrownBy(() -> WilsonInterval.of(successes, trials, Confidence.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(successes + " successes of " + trials + " trials");
    }

    /** The textbook form: (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n). */
    private static double end(long successes, long trials, Confidence confidence, int sign) {
        BigDecimal n = BigDecimal.valueOf(trials);
        BigDecimal p = BigDecimal.valueOf(successes).divide(n, DIGITS);
        BigDecimal z = new BigDecimal(confidence.z());
        BigDecimal zz = z.pow(2);
        BigDecimal root = p.multiply(BigDecimal.ONE.subtract(p))
                .divide(n, DIGITS)
                .add(zz.divide(n.pow(2).multiply(BigDecimal.valueOf(4)), DIGITS))
                .sqrt(DIGITS);
        BigDecimal centre = p.add(zz.divide(n.multiply(BigDecimal.valueOf(2)), DIGITS));
        return centre.add(root.multiply(z).multiply(BigDecimal.valueOf(sign)))
                .divide(BigDecimal.ONE.add(zz.divide(n, DIGITS)), DIGITS)
                .doubleValue();
    }
}
