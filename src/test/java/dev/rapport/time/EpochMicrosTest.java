package dev.rapport.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochMicrosTest {

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0",
        "1970-01-01T00:00:00.000001Z, 1",
        "1970-01-01T00:00:00.000001999Z, 1",
        "1969-12-31T23:59:59.999999Z, -1",
        "1969-12-31T23:59:59.999999999Z, -1",
        "1969-12-31T23:59:59.999998999Z, -2",
        "1969-12-31T23:59:59Z, -1000000",
        "2026-03-29T01:00:00.123456Z, 1774746000123456"
    })
    void whatIsFinerThanAMicrosecondIsCutOffTowardsThePast(Instant instant, long micros) {
        assertThat(EpochMicros.fromInstant(instant)).isEqualTo(micros);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1_000_001, -1, 0, 1, Long.MAX_VALUE - 1, Long.MAX_VALUE})
    void everyCountComesBackAsItWas(long micros) {
        assertThat(EpochMicros.fromInstant(EpochMicros.toInstant(micros))).isEqualTo(micros);
    }

    @Test
    void anyCountComesBackAsItWas() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long micros = random.nextLong() >> random.nextInt(64);
            assertThat(EpochMicros.fromInstant(EpochMicros.toInstant(micros))).isEqualTo(micros);
        }
    }

    @Test
    void theFirstInstantOutsideTheRangeIsRefusedWithItsValue() {
        assertThatThrownBy(() -> EpochMicros.fromInstant(EpochMicros.MAX.plusNanos(1_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("+294247-01-10T04:00:54.775808Z");
        assertThatThrownBy(() -> EpochMicros.fromInstant(EpochMicros.MIN.minusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-290308-12-21T19:59:05.224191999Z");
        assertThatThrownBy(() -> EpochMicros.fromInstant(Instant.MIN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EpochMicros.fromInstant(Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
    }
}
