package dev.rapport.workspace.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.problem.ProblemException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HolidayFileTest {

    private static HolidayFile read(String... events) {
        StringBuilder file = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n");
        for (String event : events) {
            file.append("BEGIN:VEVENT\r\n")
                    .append(event.strip().replace("\n", "\r\n"))
                    .append("\r\nEND:VEVENT\r\n");
        }
        return HolidayFile.read(file.append("END:VCALENDAR\r\n").toString(), 2025, 2028);
    }

    private static LocalDate date(String date) {
        return LocalDate.parse(date);
    }

    @Test
    void anEventOfWholeDaysIsAHolidayOnEachOfThem() {
        HolidayFile file = read("""
                UID:1
                SUMMARY:Christmas\\, both days
                DTSTART;VALUE=DATE:20261225
                DTEND;VALUE=DATE:20261227
                """, """
                UID:2
                SUMMARY:New Year
                DTSTART;VALUE=DATE:20100101
                """);
        assertThat(file.names())
                .containsOnlyKeys(date("2010-01-01"), date("2026-12-25"), date("2026-12-26"))
                .containsEntry(date("2026-12-26"), "Christmas, both days");
        assertThat(file.refused()).isEmpty();
    }

    @Test
    void aRecurringEventIsFollowedThroughTheYearsAskedFor() {
        assertThat(
                        read("UID:1\nSUMMARY:Thanksgiving\nDTSTART;VALUE=DATE:20201126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH")
                                .names()
                                .keySet())
                .containsExactly(date("2025-11-27"), date("2026-11-26"), date("2027-11-25"), date("2028-11-23"));
        assertThat(read("UID:1\nDTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY;UNTIL=20270501")
                        .names())
                .containsOnlyKeys(date("2026-05-01"), date("2027-05-01"))
                .containsEntry(date("2026-05-01"), "holiday");
        assertThat(read("UID:1\nDTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20260112\n"
                                + "RDATE;VALUE=DATE:20260301")
                        .names()
                        .keySet())
                .containsExactly(date("2026-01-05"), date("2026-01-19"), date("2026-03-01"));
    }

    @Test
    void aMovedOccurrenceIsOnItsNewDateOnlyAndACancelledEventOnNone() {
        assertThat(read(
                                "UID:1\nDTSTART;VALUE=DATE:20250501\nRRULE:FREQ=YEARLY",
                                "UID:1\nRECURRENCE-ID;VALUE=DATE:20270501\nDTSTART;VALUE=DATE:20270503",
                                "UID:2\nDTSTART;VALUE=DATE:20260801\nSTATUS:CANCELLED")
                        .names()
                        .keySet())
                .containsExactly(date("2025-05-01"), date("2026-05-01"), date("2027-05-03"), date("2028-05-01"));
    }

    @Test
    void anEventWithATimeOfDayOrWithoutAStartIsRefusedWithTheReason() {
        HolidayFile file = read(
                "UID:1\nSUMMARY:Meeting\nDTSTART:20260105T090000Z\nDTEND:20260105T100000Z",
                "UID:2\nSUMMARY:Nothing",
                "UID:3\nSUMMARY:Ages\nDTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20280101",
                "UID:4\nSUMMARY:Hourly\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=HOURLY",
                "UID:5\nSUMMARY:Good\nDTSTART;VALUE=DATE:20260106");
        assertThat(file.names()).containsOnlyKeys(date("2026-01-06"));
        assertThat(file.refused()).extracting(HolidayFile.Refusal::event).containsExactly(1, 2, 3, 4);
        assertThat(file.refused().get(0).reason()).contains("time of day");
        assertThat(file.refused().get(0).name()).isEqualTo("Meeting");
        assertThat(file.refused().get(2).reason()).contains("730 days");
        assertThat(file.refused().get(3).reason()).contains("RRULE");
    }

    @Test
    void whatIsNoCalendarIsRefused() {
        assertThatThrownBy(() -> HolidayFile.read("hello", 2025, 2028))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("VCALENDAR");
    }
}
