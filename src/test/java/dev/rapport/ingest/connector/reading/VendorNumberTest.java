package dev.rapport.ingest.connector.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.ingest.connector.Bodies;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorNumberTest {

    @ParameterizedTest
    @CsvSource({
        "409.94, 409.94",
        "'\"409.940\"', 409.94",
        "'\" -10.00 \"', -10",
        "9007199254740993, 9007199254740993",
        "0, 0",
        "1e3, 1000"
    })
    void aNumberOrATextThatIsOneIsReadExactly(String json, BigDecimal expected) {
        assertThat(VendorNumber.of(Bodies.json(json))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"\"", "\"1,000.00\"", "\"12 EUR\"", "\"1e3\"", "1e400", "1e-400", "true", "null", "[1]", "{}"})
    void anythingElseIsNoNumber(String json) {
        assertThat(VendorNumber.of(Bodies.json(json))).isNull();
    }

    @Test
    void moreThanFourPlacesAreRoundedHalfToEven() {
        assertThat(VendorNumber.rounded(new BigDecimal("12.34565"))).isEqualTo("12.3456");
        assertThat(VendorNumber.rounded(new BigDecimal("12.34575"))).isEqualTo("12.3458");
        assertThat(VendorNumber.rounded(new BigDecimal("10.00"))).isEqualTo("10");
    }
}
