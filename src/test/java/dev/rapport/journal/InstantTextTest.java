package dev.rapport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2000-02-29T23:59:59.999999Z",
                "1900-02-28T12:00:00.100Z",
                "2024-12-31T23:59:59.000001Z",
                "0000-01-01T00:00:00Z",
                "0000-02-29T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "-0001-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.5Z"
            })
    void anInstantIsWrittenAsTheJdkWritesIt(String text) {
        Instant instant = Instant.parse(text);

        assertThat(InstantText.of(instant)).isEqualTo(instant.toString());
    }

    @Test
    void anyInstantIsWrittenAsTheJdkWritesIt() {
        Random random = new Random(11);
        int[] fractions = {1_000_000_000, 1_000_000, 1_000, 1};
        for (int i = 0; i < 200_000; i++) {
            long second = (long) ((random.nextDouble() * 2.2 - 0.6) * 253_402_300_800L);
            int unit = fractions[random.nextInt(fractions.length)];
            Instant instant = Instant.ofEpochSecond(second, (long) random.nextInt(1_000_000_000) / unit * unit);

            assertThat(InstantText.of(instant)).isEqualTo(instant.toString());
        }
    }
}
