package dev.rapport.metric.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SurvivalByDayTest {

    @Test
    void withoutCensoringItIsTheShare() {
        SurvivalByDay survival = new SurvivalByDay(30);
        for (int i = 0; i < 3; i++) {
            survival.addEvent(10 * (i + 1));
        }
        for (int i = 0; i < 7; i++) {
            survival.addCensored(30);
        }

        assertThat(survival.happened()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void whoIsNotWatchedToTheEndCountsForTheTimeThatIsKnown() {
        // At risk 5 on day 1, 3 on day 3 (one left on day 2), 1 on day 5 (one left on day 4).
        SurvivalByDay survival = new SurvivalByDay(5);
        survival.addEvent(1);
        survival.addCensored(2);
        survival.addEvent(3);
        survival.addCensored(4);
        survival.addEvent(5);

        assertThat(survival.happened()).isCloseTo(1 - 4.0 / 5 * (2.0 / 3) * 0, within(1e-12));

        SurvivalByDay shorter = new SurvivalByDay(4);
        shorter.addEvent(1);
        shorter.addCensored(2);
        shorter.addEvent(3);
        shorter.addCensored(4);
        shorter.addEvent(5);

        assertThat(shorter.happened()).isCloseTo(1 - 4.0 / 5 * (2.0 / 3), within(1e-12));
        Interval interval = shorter.interval(Confidence.DEFAULT).orElseThrow();
        double survived = 4.0 / 5 * (2.0 / 3);
        double reach = 1.959963984540054 * Math.sqrt(1.0 / (5 * 4) + 1.0 / (3 * 2)) / Math.abs(Math.log(survived));
        assertThat(interval.low()).isCloseTo(1 - Math.pow(survived, Math.exp(-reach)), within(1e-9));
        assertThat(interval.high()).isCloseTo(1 - Math.pow(survived, Math.exp(reach)), within(1e-9));
    }

    @Test
    void whatWasNotWatchedAtAllSaysNothing() {
        SurvivalByDay survival = new SurvivalByDay(5);
        survival.addCensored(0);
        survival.addEvent(2);
        survival.addCensored(5);

        assertThat(survival.happened()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void partsAddUpToTheWhole() {
        SurvivalByDay whole = new SurvivalByDay(10);
        SurvivalByDay one = new SurvivalByDay(10);
        SurvivalByDay other = new SurvivalByDay(10);
        for (int i = 1; i <= 9; i++) {
            whole.addEvent(i);
            (i % 2 == 0 ? one : other).addEvent(i);
            whole.addCensored(i);
            (i % 3 == 0 ? one : other).addCensored(i);
        }

        one.merge(other);

        assertThat(one.happened()).isEqualTo(whole.happened());
    }

    @Test
    void nothingHasNoIntervalAndADayBeforeTheFirstIsRefused() {
        SurvivalByDay survival = new SurvivalByDay(5);

        assertThat(survival.happened()).isZero();
        assertThat(survival.interval(Confidence.DEFAULT)).isEmpty();
        assertThatThrownBy(() -> survival.addEvent(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 or later");
    }
}
