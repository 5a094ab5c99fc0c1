package dev.rapport.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.event.ServiceEvent.SurveyKind;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    @Test
    void bothEndsLieOnTheScale() {
        Scale scale = Scale.of(1, 5);

        assertThat(scale.contains(new BigDecimal("1.0"))).isTrue();
        assertThat(scale.contains(new BigDecimal("4.5"))).isTrue();
        assertThat(scale.contains(new BigDecimal("5"))).isTrue();
        assertThat(scale.contains(new BigDecimal("0.9999"))).isFalse();
        assertThat(scale.contains(new BigDecimal("5.0001"))).isFalse();
    }

    @Test
    void aScaleGoesUpwards() {
        assertThatThrownBy(() -> Scale.of(5, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a scale's min must be below its max, not 5 to 5");
        assertThatThrownBy(() -> Scale.of(5, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void scalesBetweenEqualNumbersAreEqual() {
        assertThat(new Scale(new BigDecimal("1.0"), new BigDecimal("1e1")))
                .isEqualTo(Scale.of(1, 10))
                .hasSameHashCodeAs(Scale.of(1, 10))
                .hasToString("1-10");
    }

    @ParameterizedTest(name = "{0} on {1} to {2} is satisfied from {3}")
    @CsvSource({
        "csat, 1, 5, 4",
        "csat, 1, 7, 6",
        "csat, 1, 10, 9",
        "csat, 1, 4, 3",
        "csat, 1, 3, 3",
        "csat, 0, 1, 1",
        "nps, 0, 10, 9",
        "ces, 1, 5, 4",
        "ces, 1, 7, 5",
        "resolution, 0, 1, 1"
    })
    void everyUsualScaleHasAThreshold(String kind, long min, long max, BigDecimal from) {
        assertThat(SurveyScales.defaultSatisfiedFrom(SurveyKind.fromWireName(kind), Scale.of(min, max)))
                .contains(from);
    }

    @Test
    void anUnusualScaleHasNoThreshold() {
        assertThat(SurveyScales.defaultSatisfiedFrom(SurveyKind.CSAT, Scale.of(0, 10)))
                .isEmpty();
        assertThat(SurveyScales.defaultSatisfiedFrom(SurveyKind.CES, Scale.of(1, 10)))
                .isEmpty();
    }

    @Test
    void aQuestionWithoutAScaleIsOnTheUsualOneOfItsKind() {
        assertThat(SurveyScales.defaultScale(SurveyKind.CSAT)).isEqualTo(Scale.of(1, 5));
        assertThat(SurveyScales.defaultScale(SurveyKind.NPS)).isEqualTo(Scale.of(0, 10));
        assertThat(SurveyScales.defaultScale(SurveyKind.CES)).isEqualTo(Scale.of(1, 7));
        assertThat(SurveyScales.defaultScale(SurveyKind.RESOLUTION)).isEqualTo(Scale.of(0, 1));
    }
}
