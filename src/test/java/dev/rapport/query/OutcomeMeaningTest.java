package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.metric.Outcome;
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
            assertThat(OutcomeMeaning.of(outcome)).as(outcome.name()).isNotBlank();
        }
    }
}
