package dev.rapport.metric.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NewcombeIntervalTest {

    @Test
    void theWorkedExampleHolds() {
        Interval interval =
                NewcombeInterval.of(46, 120, 21, 100, Confidence.DEFAULT).orElseThrow();

        assertThat(interval.low()).isCloseTo(0.0516, within(1e-4));
        assertThat(interval.high()).isCloseTo(0.2858, within(0.5e-4));
    }

    @Test
    void thePublishedExamplesHold() {
        // Newcombe 1998, table II, method 10: 56/70 - 48/80, 9/10 - 3/10, 10/10 - 0/10.
        assertInterval(56, 70, 48, 80, 0.0524, 0.3339);
        assertInterval(9, 10, 3, 10, 0.1705, 0.8090);
        assertInterval(10, 10, 0, 10, 0.6075, 1.0000);
    }

    private static void assertInterval(long s1, long n1, long s2, long n2, double low, double high) {
        Interval interval =
                NewcombeInterval.of(s1, n1, s2, n2, Confidence.DEFAULT).orElseThrow();
        assertThat(interval.low()).isCloseTo(low, within(0.5e-4));
        assertThat(interval.high()).isCloseTo(high, within(0.5e-4));
    }

    @Test
    void exchangingTheSamplesMirrorsTheInterval() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            long n1 = 1L + random.nextInt(500);
            long n2 = 1L + random.nextInt(500);
            long s1 = random.nextLong(n1 + 1);
            long s2 = random.nextLong(n2 + 1);

            Interval interval =
                    NewcombeInterval.of(s1, n1, s2, n2, Confidence.DEFAULT).orElseThrow();
            Interval mirrored =
                    NewcombeInterval.of(s2, n2, s1, n1, Confidence.DEFAULT).orElseThrow();

            assertThat(interval.low()).isCloseTo(-mirrored.high(), within(1e-12));
            assertThat(interval.low()).isBetween(-1.0 - 1e-12, (double) s1 / n1 - (double) s2 / n2);
            assertThat(interval.high()).isBetween((double) s1 / n1 - (double) s2 / n2, 1.0 + 1e-12);
        }
    }

    @Test
    void anEmptySampleHasNoInterval() {
        assertThat(NewcombeInterval.of(0, 0, 5, 10, Confidence.DEFAULT)).isEmpty();
        assertThat(NewcombeInterval.of(5, 10, 0, 0, Confidence.DEFAULT)).isEmpty();
    }
}
