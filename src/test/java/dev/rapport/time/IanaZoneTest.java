package dev.rapport.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IanaZoneTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Etc/UTC",
                "Europe/Berlin",
                "Asia/Kathmandu",
                "America/Argentina/Buenos_Aires",
                "America/Port-au-Prince",
                "GMT",
                "Etc/GMT+5"
            })
    void aNameOfTheDatabaseGivesItsZone(String name) {
        assertThat(IanaZone.parse(name)).isEqualTo(ZoneId.of(name));
    }

    @Test
    void everyKnownNameIsAccepted() {
        assertThat(IanaZone.names())
                .hasSizeGreaterThan(500)
                .allSatisfy(name -> assertThat(IanaZone.parse(name).getId()).isEqualTo(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+02:00",
                "-0330",
                "+2",
                "+02:00:00",
                "02:00",
                "UTC+2",
                "UTC+02:00",
                "GMT+1",
                "GMT+0",
                "UT-5",
                "utc+2"
            })
    void aNumericOffsetIsRefusedAndTheMessageSaysWhatWouldBeRight(String offset) {
        assertThatThrownBy(() -> IanaZone.parse(offset))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time zone '" + offset + "' is a numeric offset, which does not follow the local clock"
                        + " through the year: write an IANA name such as Europe/Berlin, or UTC");
    }

    @Test
    void theLetterZIsRefusedAndTheMessageSaysUtc() {
        assertThatThrownBy(() -> IanaZone.parse("Z")).hasMessage("time zone 'Z' is an offset, not a name: write UTC");
    }

    @ParameterizedTest
    @CsvSource({
        "europe/berlin, Europe/Berlin",
        "Berlin, Europe/Berlin",
        "America/New York, America/New_York",
        "utc, UTC",
        "buenos aires, America/Argentina/Buenos_Aires or America/Buenos_Aires"
    })
    void aNameThatIsOnlySpeltInAnotherWayIsRefusedWithTheRightOne(String name, String right) {
        assertThatThrownBy(() -> IanaZone.parse(name))
                .hasMessage("time zone '" + name + "' is not known: write " + right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "W. Europe Standard Time", "SystemV/PST8", "Europe/Berlim", "CEST"})
    void anUnknownNameIsRefusedWithAnExample(String name) {
        assertThatThrownBy(() -> IanaZone.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("write an IANA name such as Europe/Berlin, or UTC");
    }

    @Test
    void anEmptyNameIsRefused() {
        assertThatThrownBy(() -> IanaZone.parse("")).hasMessageContaining("time zone is empty");
        assertThatThrownBy(() -> IanaZone.parse("  ")).hasMessageContaining("time zone is empty");
    }
}
