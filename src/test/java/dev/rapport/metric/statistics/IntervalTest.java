package dev.rapport.metric.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    @Test
    void anIntervalMayBeASinglePoint() {
        assertThat(new Interval(1, 1)).isEqualTo(new Interval(1, 1));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "NaN, 1", "0, NaN", "-Infinity, 0", "0, Infinity"})
    void endsThatAreNotFiniteOrInTheWrongOrderAreRefused(double low, double high) {
        assertThatThrownBy(() -> new Interval(low, high))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("interval from " + low + " to " + high);
    }
}
