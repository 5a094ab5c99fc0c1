package dev.rapport.metric.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidenceTest {

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.674489750196082",
        "0.8, 1.281551565544600",
        "0.9, 1.644853626951473",
        "0.95, 1.959963984540054",
        "0.99, 2.575829303548901",
        "0.999, 3.290526731491926"
    })
    void theLevelGivesTheQuantileOfTheTables(double level, double z) {
        assertThat(new Confidence(level).z()).isCloseTo(z, within(1e-12));
    }

    @Test
    void ninetyFivePercentIsTheDefault() {
        assertThat(Confidence.DEFAULT.level()).isEqualTo(0.95);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4999, 0.9991, 1, 95, -0.95, Double.NaN, Double.POSITIVE_INFINITY})
    void aLevelOutsideTheBoundsIsRefusedWithItsValue(double level) {
        assertThatThrownBy(() -> new Confidence(level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confidence level " + level + ": must be a fraction from 0.5 to 0.999, such as 0.95");
    }
}
