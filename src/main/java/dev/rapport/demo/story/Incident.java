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
    private static final double LEFT_OF_THE_TALK = 0.45;
    private static final double[] QUEUE = {1, 3, 7, 11, 14, 16, 17, 14, 9, 6, 3, 2, 1};
    private static final double[] SEVERITY = {0.7, 1, 0.95, 0.85, 0.7, 0.45, 0.35};

    /** The incident of a story whose service begins on that day: ten weeks before its first year is over. */
    static Incident after(LocalDate from) {
        return new Incident(
                from.plusWeeks(WEEKS_AFTER_THE_FIRST_DAY).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** How much people talk of it: of nothing else in that week, and less and less for a month. */
    double talk(LocalDate day) {
        long since = ChronoUnit.DAYS.between(monday, day);
        if (since < 0 || since >= TALKED_ABOUT) {
            return 0;
        }
        return since < SEVERITY.length
                ? 1
                : LEFT_OF_THE_TALK * (TALKED_ABOUT - since) / (TALKED_ABOUT - SEVERITY.length);
    }

    /** How many hours of service letters lie there on that day; worked off in the week after. */
    double queue(LocalDate day) {
        return onDay(QUEUE, day);
    }

    /** How bad it is on that day: 0 is as usual, 1 the worst. */
    double severity(LocalDate day) {
        return onDay(SEVERITY, day);
    }

    private double onDay(double[] days, LocalDate day) {
        long since = ChronoUnit.DAYS.between(monday, day);
        return since < 0 || since >= days.length ? 0 : days[(int) since];
    }
}
