package dev.rapport.metric;

import dev.rapport.metric.statistics.SurvivalByDay;
import dev.rapport.metric.statistics.WilsonInterval;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.time.EpochMicros;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Cohort repeat rate: of the customers who bought for the first time in a bucket, the share that came back soon. */
public final class CohortRepeatRate implements Metric {
    private static final String N_DAYS = "n_days";
    private static final String METHOD = "method";

    private static final Outcome REPEATED = Outcome.success(0, "repeated");
    private static final Outcome NOT_REPEATED = Outcome.failure(1, "not_repeated");
    private static final Outcome CENSORED = Outcome.failure(2, "censored").withColumn();
    private static final Outcome IMMATURE = Outcome.pending(3, "immature");
    private static final Outcome UNIDENTIFIED = Outcome.excluded(4, "unidentified");
    private static final List<Outcome> OUTCOMES = List.of(REPEATED, NOT_REPEATED, CENSORED, IMMATURE, UNIDENTIFIED);

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "cohort_repeat_rate",
            "Cohort repeat rate",
            1,
            Unit.FRACTION,
            UnitOfCount.CUSTOMER,
            "the customer's first purchase",
            List.of("purchase.completed with customer_id"),
            "customers with another purchase 1 to N dates after their first / mature customers of the bucket; Wilson interval",
            List.of(
                    "Purchases that were completed and not cancelled, of identified customers; a customer belongs to the bucket and group of the first purchase ever.",
                    "Days are dates in the question's zone: a second purchase on the date of the first is none.",
                    "Mature: the day first + N has ended at as_of. Before that a customer is pending, also one who has come back.",
                    "method=km uses everybody: value = 1 - S(N) (Kaplan and Meier), those not watched to the end censored after the last date that has ended, and what was bought since not seen yet; numerator counts those who were seen to come back, censored those not watched to the end; interval by Greenwood on log(-log S).",
                    "/v1/metrics/cohort_repeat_rate/retention tells month by month how many of a month's new customers bought again.",
                    "excluded_unidentified counts purchases without a customer."),
            "CDNOW sample, 2,357 customers, N = 30, 60, 90: 410, 601 and 687 came back.",
            "Kaplan and Meier 1958, Greenwood 1926; Wilson 1927",
            PurchaseScan.DIMENSIONS,
            List.of(
                    new MetricOption.Days(N_DAYS, "Within how many dates customers must come back.", 1, 3650, 90),
                    new MetricOption.Choice(
                            METHOD,
                            "Only customers who could be watched to the end, or all of them by Kaplan and Meier.",
                            List.of("mature", "km"))),
            OUTCOMES,
            List.of());

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    /** What is measured are days. */
    @Override
    public int measuresInOne() {
        return 1;
    }

    @Override
    public FactKind factKind(OptionValues options) {
        return FactKind.PURCHASE;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new FirstPurchaseScan(snapshot, question);
    }

    private static final class FirstPurchaseScan extends PurchaseScan<CohortTally> {
        private final int days;
        private final boolean km;
        private final LocalDate today;

        FirstPurchaseScan(Snapshot snapshot, Question question) {
            super(snapshot, question);
            this.days = question.options().number(N_DAYS);
            this.km = question.options().text(METHOD).equals("km");
            this.today = LocalDate.ofInstant(question.asOf(), question.zone());
        }

        @Override
        public CohortTally tally() {
            return new CohortTally(question, days, km);
        }

        /** Of survival, two counts for each day. */
        @Override
        public int bytesPerTally() {
            return Footprint.COUNTS + (km ? 2 * Long.BYTES * (days + 1) : 0);
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            if (!purchases.identified().get(row)) {
                sink.add(UNIDENTIFIED, row, LongColumn.ABSENT);
            } else if (purchases.previousPurchase(row) < 0) {
                classifyFirst(row, sink);
            }
        }

        private void classifyFirst(int row, Sink sink) {
            LocalDate first = date(row);
            long back = daysUntilNext(row, first);
            boolean repeated = back <= days;
            boolean mature = first.plusDays(days).isBefore(today);
            if (!mature) {
                changesAt(EpochMicros.fromInstant((km ? today.plusDays(1) : first.plusDays(days + 1L))
                        .atStartOfDay(question.zone())
                        .toInstant()));
            }
            boolean seen = repeated && first.plusDays(back).isBefore(today); // a date that has ended
            if ((repeated && mature) || (seen && km)) {
                sink.add(REPEATED, row, back);
            } else if (mature) {
                sink.add(NOT_REPEATED, row, LongColumn.ABSENT);
            } else if (km) {
                sink.add(CENSORED, row, Math.max(0, ChronoUnit.DAYS.between(first, today) - 1));
            } else {
                sink.add(IMMATURE, row, LongColumn.ABSENT);
            }
        }

        /** The dates from the first purchase to the next on another date; beyond any number when there is none. */
        private long daysUntilNext(int row, LocalDate first) {
            for (int next = purchases.nextPurchase(row); next >= 0; next = purchases.nextPurchase(next)) {
                long between = ChronoUnit.DAYS.between(first, date(next));
                if (between > 0) {
                    return between;
                }
            }
            return Long.MAX_VALUE;
        }

        private LocalDate date(int row) {
            return LocalDate.ofInstant(
                    EpochMicros.toInstant(purchases.purchasedAt().get(row)), question.zone());
        }
    }

    private static final class CohortTally implements Tally<CohortTally> {
        private final OutcomeCounts counts = new OutcomeCounts(OUTCOMES);
        private final Question question;
        private final SurvivalByDay survival;
        private final boolean km;
        private final int days;

        CohortTally(Question question, int days, boolean km) {
            this.question = question;
            this.survival = new SurvivalByDay(km ? days : 0);
            this.days = days;
            this.km = km;
        }

        @Override
        public void add(Outcome outcome, int row, long measure) {
            counts.add(outcome);
            if (km && outcome.equals(REPEATED)) {
                survival.addEvent(Math.toIntExact(measure));
            } else if (km && outcome.isCounted()) {
                survival.addCensored(outcome.equals(CENSORED) ? Math.toIntExact(measure) : days);
            }
        }

        @Override
        public void merge(CohortTally other) {
            counts.merge(other.counts);
            survival.merge(other.survival);
        }

        @Override
        public Measures finish() {
            long repeated = counts.of(REPEATED);
            long counted = counts.counted();
            Measures.Builder cell = km
                    ? Measures.ratio(survival.happened(), (double) repeated, counted)
                            .interval(survival.interval(question.confidence()))
                    : Measures.proportion(repeated, counted)
                            .interval(WilsonInterval.of(repeated, counted, question.confidence()));
            return cell.pending(counts.of(IMMATURE))
                    .excluded(counts.excluded())
                    .own(counts.columns())
                    .build();
        }
    }
}
