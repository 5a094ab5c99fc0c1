package dev.rapport.demo.story;

import dev.rapport.time.Holiday;
import java.time.LocalDate;
import java.util.List;

/** The days on which all of Germany is closed. */
final class PublicHolidays {
    private PublicHolidays() {}

    /** The nine of a year, in order. */
    static List<Holiday> of(int year) {
        LocalDate easter = easterSunday(year);
        return List.of(
                Holiday.closed(LocalDate.of(year, 1, 1), "New Year's Day"),
                Holiday.closed(easter.minusDays(2), "Good Friday"),
                Holiday.closed(easter.plusDays(1), "Easter Monday"),
                Holiday.closed(LocalDate.of(year, 5, 1), "Labour Day"),
                Holiday.closed(easter.plusDays(39), "Ascension Day"),
                Holiday.closed(easter.plusDays(50), "Whit Monday"),
                Holiday.closed(LocalDate.of(year, 10, 3), "Day of German Unity"),
                Holiday.closed(LocalDate.of(year, 12, 25), "Christmas Day"),
                Holiday.closed(LocalDate.of(year, 12, 26), "Second Day of Christmas"));
    }

    /** The Gregorian computus of Meeus, Jones and Butcher, with its usual letters written out. */
    static LocalDate easterSunday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int lunar = (golden + 11 * epact + 22 * weekday) / 451;
        int days = epact + weekday - 7 * lunar + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
