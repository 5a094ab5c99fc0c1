package dev.rapport.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    @Test
    void theStartIsInsideAndTheEndIsNot() {
        TimeRange range = new TimeRange(MARCH, APRIL);

        assertThat(range.contains(MARCH)).isTrue();
        assertThat(range.contains(APRIL.minusNanos(1))).isTrue();
        assertThat(range.contains(APRIL)).isFalse();
        assertThat(range.contains(MARCH.minusNanos(1))).isFalse();
        assertThat(range.duration()).isEqualTo(Duration.ofDays(31));
    }

    @Test
    void theEndsAreKeptToTheMicrosecond() {
        TimeRange range = new TimeRange(MARCH.plusNanos(1_999), APRIL.plusNanos(999));

        assertThat(range.from()).isEqualTo(MARCH.plusNanos(1_000));
        assertThat(range.to()).isEqualTo(APRIL);
        assertThat(range.fromMicros()).isEqualTo(EpochMicros.fromInstant(MARCH) + 1);
        assertThat(range.toMicros()).isEqualTo(EpochMicros.fromInstant(APRIL));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z",
        "2026-03-01T00:00:01Z, 2026-03-01T00:00:00Z",
        "2026-03-01T00:00:00.000000001Z, 2026-03-01T00:00:00.000000999Z"
    })
    void anEmptyOrBackwardRangeIsRefusedWithBothEnds(Instant from, Instant to) {
        assertThatThrownBy(() -> new TimeRange(from, to))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(from.toString())
                .hasMessageContaining(to.toString())
                .hasMessageContaining("must be at least a microsecond after");
    }

    @Test
    void aRangeBeyondFourDigitYearsIsRefused() {
        assertThatThrownBy(() -> new TimeRange(Instant.parse("0000-12-31T23:59:59Z"), MARCH))
                .hasMessageContaining("0001-01-01T00:00:00Z");
        assertThatThrownBy(() -> new TimeRange(MARCH, Instant.MAX)).hasMessageContaining("9999-12-31T00:00:00Z");
    }
}
