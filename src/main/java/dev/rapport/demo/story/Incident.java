package dev.rapport.demo.story;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * The week in which an update of the hub's firmware went wrong: many call, all wait, and not everybody forgives.
 *
 * @param monday its first day
 */
record Incident(LocalDate monday) {
    static final String TOPIC = "technical_problem";
    static final String PRODUCT = "hub";
    static final String TAG = "firmware-incident";

    private static final int WEEKS_AFTER_THE_FIRST_DAY = 42;
    private static final int TALKED_ABOUT = 35;
    private static final double[] SEVERITY = {0.7, 1, 0.95, 0.85, 0.7, 0.45, 0.35};

    /** The incident of a story that begins on that day: ten weeks before its first year is over. */
    static Incident after(LocalDate from) {
        return new Incident(
                from.plusWeeks(WEEKS_AFTER_THE_FIRST_DAY).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** How much people talk of it: most in that week, and still for a month. */
    double talk(LocalDate day) {
        long since = ChronoUnit.DAYS.between(monday, day);
        return since < 0 || since >= TALKED_ABOUT ? 0 : 1 - (double) since / TALKED_ABOUT;
    }

    /** How bad it is on that day: 0 is as usual, 1 the worst. */
    double severity(LocalDate day) {
        long since = ChronoUnit.DAYS.between(monday, day);
        return since < 0 || since >= SEVERITY.length ? 0 : SEVERITY[(int) since];
    }
}
