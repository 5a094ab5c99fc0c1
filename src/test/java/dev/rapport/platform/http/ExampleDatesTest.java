package dev.rapport.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ExampleDatesTest {

    @Test
    void datesOfTheExamplesMoveAndOthersStay() {
        String moved = ExampleDates.movedTo(
                LocalDate.of(2027, 1, 2),
                "2026-03-31 chat-2026-03-27-opened 2026-04-01T00:00:00+02:00 2026-03-01 2026-12-25 2026-04-02 12026-03-270");

        assertThat(moved)
                .isEqualTo(
                        "2027-01-02 chat-2026-12-29-opened 2027-01-03T00:00:00+02:00 2026-12-03 2026-12-25 2026-04-02 12026-03-270");
    }
}
