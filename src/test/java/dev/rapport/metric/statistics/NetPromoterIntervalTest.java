package dev.rapport.metric.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetPromoterIntervalTest {

    @Test
    void theWorkedExampleHolds() {
        NetPromoterInterval adjusted = NetPromoterInterval.of(18, 14, 8).orElseThrow();

        Interval interval = adjusted.at(Confidence.DEFAULT);

        assertThat(interval.low()).isCloseTo(0.386, within(0.5e-3));
        assertThat(interval.high()).isCloseTo(46.125, within(0.5e-3));
        assertThat(adjusted.adjustedMean()).isCloseTo(100 * 10 / 43.0, within(1e-12));
    }

    @Test
    void twoSurveysAreComparedByTheAdjustedMeansAndErrors() {
        NetPromoterInterval before = NetPromoterInterval.of(18, 14, 8).orElseThrow();
        NetPromoterInterval after = NetPromoterInterval.of(14, 14, 12).orElseThrow();

        double z = (after.adjustedMean() - before.adjustedMean())
                / Math.hypot(after.standardError(), before.standardError());

        assertThat(z).isCloseTo(-1.103, within(0.5e-3));
    }

    @Test
    void aPublishedSurveyHasItsPublishedInterval() {
        // The Sudzilla survey, 8 promoters, 9 passives and 22 detractors, with the limits of an independent program.
        Interval interval = NetPromoterInterval.of(8, 9, 22).orElseThrow().at(Confidence.DEFAULT);

        assertThat(interval.low()).isCloseTo(-57.506643, within(0.5e-6));
        assertThat(interval.high()).isCloseTo(-9.160024, within(0.5e-6));
    }

    @Test
    void withoutAnswersThereIsNoInterval() {
        assertThat(NetPromoterInterval.of(0, 0, 0)).isEmpty();
    }

    @Test
    void theIntervalIsClippedAtAHundredPoints() {
        assertThat(NetPromoterInterval.of(5, 0, 0)
                        .orElseThrow()
                        .at(Confidence.DEFAULT)
                        .high())
                .isEqualTo(100);
        assertThat(NetPromoterInterval.of(0, 0, 5)
                        .orElseThrow()
                        .at(Confidence.DEFAULT)
                        .low())
                .isEqualTo(-100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000, 1_000_000_000_000L, Long.MAX_VALUE / 4})
    void anyNumberOfAnswersHasAnInterval(long answers) {
        assertThat(NetPromoterInterval.of(answers, 0, 0).orElseThrow().standardError())
                .isPositive();
        assertThat(NetPromoterInterval.of(0, answers, 0).orElseThrow().adjustedMean())
                .isZero();
        assertThat(NetPromoterInterval.of(0, 0, answers).orElseThrow().adjustedMean())
                .isNegative();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theErrorIsThatOfTheScoresWithThreeMoreAnswers(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            int promoters = random.nextInt(100);
            int passives = random.nextInt(100);
            int detractors = 1 + random.nextInt(100);
            double n = promoters + passives + detractors + 3.0;
            double mean = (promoters - detractors) / n;
            // The variance of the scores +1, 0 and -1 around their mean.
            double variance = ((promoters + 0.75) * Math.pow(1 - mean, 2)
                            + (passives + 1.5) * Math.pow(mean, 2)
                            + (detractors + 0.75) * Math.pow(-1 - mean, 2))
                    / n;

            NetPromoterInterval adjusted =
                    NetPromoterInterval.of(promoters, passives, detractors).orElseThrow();

            assertThat(adjusted.adjustedMean()).as("seed %d", seed).isCloseTo(100 * mean, within(1e-11));
            assertThat(adjusted.standardError())
                    .as("seed %d", seed)
                    .isCloseTo(100 * Math.sqrt(variance / n), within(1e-11));
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1"})
    void aNegativeCountIsRefused(long promoters, long passives, long detractors) {
        assertThatThrownBy(() -> NetPromoterInterval.of(promoters, passives, detractors))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("counts can't be negative");
    }

    @ParameterizedTest
    @CsvSource({"100.1, 1", "NaN, 1", "0, 0", "0, NaN", "0, -1"})
    void aMeanOrErrorThatCannotBeIsRefused(double mean, double error) {
        assertThatThrownBy(() -> new NetPromoterInterval(mean, error)).isInstanceOf(IllegalArgumentException.class);
    }
}
