package dev.rapport.demo.story;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * When there is much to do: the weeks before Christmas, Mondays, late mornings.
 *
 * @param from the first day of service
 * @param hours who tells which days are holidays
 */
record Seasons(LocalDate from, ServiceHours hours) {
    private static final double[] MONTHS = {1.0, 0.9, 0.93, 0.95, 0.95, 0.9, 0.84, 0.86, 1.0, 1.05, 1.2, 1.6};
    private static final double[] WEEKDAYS = {1.25, 1.15, 1.1, 1.1, 1.05, 0.72, 0.45};
    private static final double[] BY_DAY = {
        0, 0, 0, 0, 0, 0, 0, 0, 4, 7, 10, 10, 7, 6, 8, 8, 8, 8, 6, 4, 0, 0, 0, 0,
    };
    private static final double[] ROUND_THE_CLOCK = {
        1.2, 0.7, 0.4, 0.3, 0.3, 0.5, 1, 2, 4, 6, 7.5, 8, 7, 6, 6.5, 7, 7, 7, 7, 7, 7, 6, 4, 2.2,
    };
    private static final double GROWTH_A_YEAR = 0.2;
    private static final double MOST_GROWTH = 1.5;

    /** How many contacts there are on that day, compared with an average day of the first year. */
    double contacts(LocalDate day) {
        return purchases(day) * growth(day);
    }

    /** How much the company has grown by that day, compared with the middle of the first year. */
    double growth(LocalDate day) {
        double years = ChronoUnit.DAYS.between(from, day) / 365.0;
        return Math.min(1 + GROWTH_A_YEAR * (years - 0.5), MOST_GROWTH);
    }

    /** How much is sold on that day, compared with an average day. */
    double purchases(LocalDate day) {
        return hours.isHoliday(day)
                ? 0.2
                : MONTHS[day.getMonthValue() - 1] * WEEKDAYS[day.getDayOfWeek().getValue() - 1];
    }

    /** A moment of a day, in seconds after midnight by the wall clock, at which a contact by that channel begins. */
    static int secondOfDay(Channel channel, Dice dice) {
        double[] hours =
                switch (channel) {
                    case PHONE, IN_STORE -> BY_DAY;
                    case CHAT, EMAIL, SOCIAL, SELF_SERVICE, BOT -> ROUND_THE_CLOCK;
                };
        Choice<Integer> hour = new Choice<>();
        for (int each = 0; each < hours.length; each++) {
            hour.of(each, hours[each]);
        }
        return hour.pick(dice) * 3600 + dice.below(3600);
    }
}
