package dev.rapport.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BusinessCalendar OFFICE =
            BusinessCalendar.of(BERLIN, weekdays(OpeningInterval.parse("09:00", "17:00")), List.of());
    private static final BusinessCalendar ALWAYS = BusinessCalendar.of(
            BERLIN, on(EnumSet.allOf(DayOfWeek.class), OpeningInterval.parse("00:00", "24:00")), List.of());

    private static Map<DayOfWeek, List<OpeningInterval>> weekdays(OpeningInterval... hours) {
        return on(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), hours);
    }

    private static Map<DayOfWeek, List<OpeningInterval>> on(EnumSet<DayOfWeek> days, OpeningInterval... hours) {
        Map<DayOfWeek, List<OpeningInterval>> week = new EnumMap<>(DayOfWeek.class);
        days.forEach(day -> week.put(day, List.of(hours)));
        return week;
    }

    private static long at(String time) {
        return EpochMicros.fromInstant(OffsetDateTime.parse(time).toInstant());
    }

    private static Duration open(BusinessCalendar calendar, String from, String to) {
        return Duration.ofNanos(1000 * calendar.openMicros(at(from), at(to)));
    }

    private static Instant after(BusinessCalendar calendar, String from, Duration open) {
        return EpochMicros.toInstant(
                calendar.after(at(from), open.toNanos() / 1000).orElseThrow());
    }

    @Test
    void overTheWeekendOfTheClockChangeOneHourIsOpen() {
        assertThat(open(OFFICE, "2026-03-27T16:30:00+01:00", "2026-03-30T09:30:00+02:00"))
                .isEqualTo(Duration.ofMinutes(60));
        assertThat(Duration.between(Instant.parse("2026-03-27T15:30:00Z"), Instant.parse("2026-03-30T07:30:00Z")))
                .isEqualTo(Duration.ofHours(64));
    }

    @Test
    void aClockChangeInsideAnIntervalCountsAsRealTime() {
        assertThat(open(ALWAYS, "2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00"))
                .isEqualTo(Duration.ofHours(23));
        assertThat(open(ALWAYS, "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00"))
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void exactlyReachedAtClosingTimeIsTheClosingAndNotTheNextOpening() {
        assertThat(after(OFFICE, "2026-03-27T16:30:00+01:00", Duration.ofMinutes(30)))
                .isEqualTo("2026-03-27T16:00:00Z");
        assertThat(after(
                        OFFICE,
                        "2026-03-27T16:30:00+01:00",
                        Duration.ofMinutes(30).plusNanos(1000)))
                .isEqualTo("2026-03-30T07:00:00.000001Z");
        assertThat(after(OFFICE, "2026-03-28T12:00:00+01:00", Duration.ofHours(8)))
                .isEqualTo("2026-03-30T15:00:00Z");
    }

    @Test
    void noTimeAtAllHasPassedAtOnceEvenWhenClosed() {
        assertThat(after(OFFICE, "2026-03-28T12:00:00+01:00", Duration.ZERO)).isEqualTo("2026-03-28T11:00:00Z");
        assertThatThrownBy(() -> OFFICE.after(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void openTimeRunsOverTheEndOfAYear() {
        assertThat(open(OFFICE, "2025-12-31T16:00:00+01:00", "2026-01-01T10:00:00+01:00"))
                .isEqualTo(Duration.ofHours(2));
        assertThat(after(OFFICE, "2025-12-31T16:00:00+01:00", Duration.ofHours(2)))
                .isEqualTo("2026-01-01T09:00:00Z");
        assertThat(open(ALWAYS, "1999-06-01T00:00:00Z", "2031-06-01T00:00:00Z"))
                .isEqualTo(
                        Duration.between(Instant.parse("1999-06-01T00:00:00Z"), Instant.parse("2031-06-01T00:00:00Z")));
    }

    @Test
    void aHolidayIsClosedOrHasHoursOfItsOwn() {
        BusinessCalendar calendar = BusinessCalendar.of(
                BERLIN,
                weekdays(OpeningInterval.parse("09:00", "12:00"), OpeningInterval.parse("13:00", "17:00")),
                List.of(
                        Holiday.closed(LocalDate.of(2026, 12, 25), "Christmas Day"),
                        new Holiday(
                                LocalDate.of(2026, 12, 24),
                                "Christmas Eve",
                                List.of(OpeningInterval.parse("09:00", "11:30"))),
                        new Holiday(
                                LocalDate.of(2026, 12, 27),
                                "open Sunday",
                                List.of(OpeningInterval.parse("22:00", "24:00")))));

        assertThat(open(calendar, "2026-12-23T00:00:00+01:00", "2026-12-24T00:00:00+01:00"))
                .isEqualTo(Duration.ofHours(7));
        assertThat(open(calendar, "2026-12-24T00:00:00+01:00", "2026-12-28T00:00:00+01:00"))
                .isEqualTo(Duration.ofMinutes(150 + 120));
        assertThat(after(calendar, "2026-12-24T11:00:00+01:00", Duration.ofHours(3)))
                .isEqualTo("2026-12-28T08:30:00Z");
    }

    @Test
    void aCalendarThatNeverOpensNeverReachesAnything() {
        BusinessCalendar never = BusinessCalendar.of(BERLIN, Map.of(), List.of());
        BusinessCalendar once = BusinessCalendar.of(
                BERLIN,
                Map.of(),
                List.of(new Holiday(
                        LocalDate.of(2026, 5, 1), "only day", List.of(OpeningInterval.parse("10:00", "11:00")))));
        long start = at("2020-01-01T00:00:00Z");

        assertThat(never.after(start, 1)).isEmpty();
        assertThat(never.openMicros(start, at("2900-01-01T00:00:00Z"))).isZero();
        assertThat(once.after(start, 3_600_000_000L)).hasValue(at("2026-05-01T11:00:00+02:00"));
        assertThat(once.after(start, 3_600_000_001L)).isEmpty();
    }

    @Test
    void backwardsIsNoTime() {
        assertThat(open(ALWAYS, "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z")).isZero();
    }

    @Test
    void outsideTheYearsItKnowsItIsClosed() {
        assertThat(OFFICE.openMicros(Long.MIN_VALUE, at("1900-01-01T00:00:00Z")))
                .isZero();
        assertThat(OFFICE.openMicros(at("3000-01-02T00:00:00Z"), Long.MAX_VALUE))
                .isZero();
        assertThat(OFFICE.after(Long.MAX_VALUE, 1)).isEmpty();
    }

    @Test
    void aDateThatItsZoneSkippedHasNoOpenTime() {
        BusinessCalendar apia = BusinessCalendar.of(
                ZoneId.of("Pacific/Apia"),
                on(EnumSet.allOf(DayOfWeek.class), OpeningInterval.parse("09:00", "17:00")),
                List.of());
        assertThat(open(apia, "2011-12-29T00:00:00-10:00", "2012-01-01T00:00:00+14:00"))
                .isEqualTo(Duration.ofHours(16));
    }

    @Test
    void intervalsThatAGapOfTheClockLaysOverEachOtherCountOnce() {
        BusinessCalendar night = BusinessCalendar.of(
                BERLIN,
                on(
                        EnumSet.of(DayOfWeek.SUNDAY),
                        OpeningInterval.parse("02:15", "02:45"),
                        OpeningInterval.parse("03:00", "03:20"),
                        OpeningInterval.parse("03:30", "04:00")),
                List.of());
        assertThat(open(night, "2026-03-29T00:00:00+01:00", "2026-03-29T12:00:00+02:00"))
                .isEqualTo(Duration.ofMinutes(60));
        assertThat(open(night, "2026-03-22T00:00:00+01:00", "2026-03-22T12:00:00+01:00"))
                .isEqualTo(Duration.ofMinutes(80));
    }

    @Test
    void overlappingAndEmptyIntervalsAndDoubleDatesAreRefused() {
        assertThatThrownBy(() -> OpeningInterval.parse("17:00", "09:00")).hasMessageContaining("17:00 to 09:00");
        assertThatThrownBy(() -> OpeningInterval.parse("09:00", "09:00")).hasMessageContaining("empty");
        assertThatThrownBy(() -> OpeningInterval.parse("09:00", "24:01")).hasMessageContaining("\"24:01\"");
        assertThatThrownBy(() -> OpeningInterval.parse("9:00", "17:00")).hasMessageContaining("\"9:00\"");
        assertThatThrownBy(() -> BusinessCalendar.of(
                        BERLIN,
                        weekdays(OpeningInterval.parse("12:00", "17:00"), OpeningInterval.parse("09:00", "12:01")),
                        List.of()))
                .hasMessageContaining("on monday 09:00-12:01 and 12:00-17:00 overlap");
        Holiday holiday = Holiday.closed(LocalDate.of(2026, 1, 1), "New Year");
        assertThatThrownBy(() -> BusinessCalendar.of(BERLIN, Map.of(), List.of(holiday, holiday)))
                .hasMessageContaining("2026-01-01 is there twice");
    }

    @Test
    void calendarsThatSayTheSameAreEqual() {
        BusinessCalendar same =
                BusinessCalendar.of(BERLIN, weekdays(OpeningInterval.parse("09:00", "17:00:00")), List.of());
        assertThat(same).isEqualTo(OFFICE).hasSameHashCodeAs(OFFICE).isNotEqualTo(ALWAYS);
    }
}
