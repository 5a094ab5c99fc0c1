package dev.rapport.metric.statistics;

import java.util.Optional;

/**
 * The share that survives a number of days, when some have been watched for fewer days than that.
 *
 * <p>Source: E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations, Journal of the American
 * Statistical Association 53 (1958), with Greenwood's variance on the scale of {@code log(-log S)}, so that the interval stays
 * inside 0..1.
 */
public final class SurvivalByDay {
    private final long[] events;
    private final long[] censored;
    private long total;

    /** For the days 1 to {@code days}. */
    public SurvivalByDay(int days) {
        this.events = new long[days + 1];
        this.censored = new long[days + 1];
    }

    /** One to whom it happened on that day, 1 or later; what happens after the last day is not seen. */
    public void addEvent(int day) {
        if (day < 1) {
            throw new IllegalArgumentException("an event on day %d: must be 1 or later".formatted(day));
        }
        if (day < events.length) {
            events[day]++;
        } else {
            censored[censored.length - 1]++;
        }
        total++;
    }

    /** One to whom nothing happened while being watched for so many days. */
    public void addCensored(int days) {
        censored[Math.min(Math.max(0, days), censored.length - 1)]++;
        total++;
    }

    /** Adds others that were watched for the same time. */
    public void merge(SurvivalByDay others) {
        for (int day = 0; day < events.length; day++) {
            events[day] += others.events[day];
            censored[day] += others.censored[day];
        }
        total += others.total;
    }

    /** The share to whom it happened by the last day, 0..1; 0 when nobody was watched. */
    public double happened() {
        return 1 - survival();
    }

    private double survival() {
        double survival = 1;
        long atRisk = total - censored[0];
        for (int day = 1; day < events.length; day++) {
            if (events[day] > 0) {
                survival *= (double) (atRisk - events[day]) / atRisk;
            }
            atRisk -= events[day] + censored[day];
        }
        return survival;
    }

    /** The interval of {@link #happened()}; empty where it is 0 or 1, of which nothing can be said this way. */
    public Optional<Interval> interval(Confidence confidence) {
        double survival = survival();
        if (survival <= 0 || survival >= 1) {
            return Optional.empty();
        }
        double variance = 0;
        long atRisk = total - censored[0];
        for (int day = 1; day < events.length; day++) {
            if (events[day] > 0) {
                variance += events[day] / ((double) atRisk * (atRisk - events[day]));
            }
            atRisk -= events[day] + censored[day];
        }
        double reach = confidence.z() * Math.sqrt(variance) / Math.abs(Math.log(survival));
        return Optional.of(
                new Interval(1 - Math.pow(survival, Math.exp(-reach)), 1 - Math.pow(survival, Math.exp(reach))));
    }
}
