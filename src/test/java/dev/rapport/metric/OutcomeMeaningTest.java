package dev.rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeMeaningTest {
    static java.util.List<Metric> metrics() {
        return MetricCatalogue.all();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void everyOutcomeOfEveryMetricIsToldInWords(Metric metric) {
        for (Outcome outcome : metric.description().outcomes()) {
            assertThat(outcome.meaning()).as(outcome.name()).isNotBlank();
        }
    }
}
