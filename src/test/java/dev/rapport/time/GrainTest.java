package dev.rapport.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrainTest {

    @Test
    void theNamesAreThoseOfTheInterface() {
        assertThat(Grain.wireNames()).containsExactly("hour", "day", "week", "month", "quarter", "year", "total");
    }

    @ParameterizedTest
    @EnumSource
    void aNameGivesItsGrain(Grain grain) {
        assertThat(Grain.fromWireName(grain.wireName())).contains(grain);
    }

    @Test
    void anyOtherNameGivesNone() {
        assertThat(Grain.fromWireName("fortnight")).isEmpty();
        assertThat(Grain.fromWireName("DAY")).isEmpty();
        assertThat(Grain.fromWireName("")).isEmpty();
    }
}
