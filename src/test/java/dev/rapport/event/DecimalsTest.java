package dev.rapport.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "5, 5",
        "5.0, 5",
        "5e0, 5",
        "0.5000, 0.5",
        "100, 100",
        "1E+2, 100",
        "0, 0",
        "0.000, 0",
        "0E+5, 0",
        "-0, 0",
        "-1.50, -1.5",
        "0.0001, 0.0001",
        "100000000000000.0001, 100000000000000.0001"
    })
    void equalNumbersHaveOneForm(String sent, String kept) {
        BigDecimal canonical = Decimals.canonical(new BigDecimal(sent));

        assertThat(canonical).isEqualTo(new BigDecimal(kept));
        assertThat(canonical).hasToString(kept);
        assertThat(canonical.scale()).isNotNegative();
    }

    @Test
    void aNumberIsWholeWhenNothingButZerosFollowsThePoint() {
        assertThat(Decimals.isWhole(new BigDecimal("7"))).isTrue();
        assertThat(Decimals.isWhole(new BigDecimal("7.000"))).isTrue();
        assertThat(Decimals.isWhole(new BigDecimal("7E+1"))).isTrue();
        assertThat(Decimals.isWhole(new BigDecimal("0.0"))).isTrue();
        assertThat(Decimals.isWhole(new BigDecimal("6.5"))).isFalse();
        assertThat(Decimals.isWhole(new BigDecimal("-0.0001"))).isFalse();
    }
}
