package dev.rapport.metric;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.schema.Property;
import dev.rapport.terms.MetricDefaults;
import dev.rapport.time.Buckets;
import dev.rapport.time.EpochMicros;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Churn rate: of the customers who were active when a bucket began, the share that had lapsed when it ended. */
public final class ChurnRate implements Metric {
    private static final String THRESHOLD = "threshold_days";

    private static final Outcome LAPSED = Outcome.success(0, "lapsed");
    private static final Outcome KEPT = Outcome.failure(1, "kept");
    private static final Outcome PENDING = Outcome.pending(2, "pending");
    private static final List<Outcome> OUTCOMES = List.of(LAPSED, KEPT, PENDING);

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "churn_rate",
            "Churn rate",
            1,
            Unit.FRACTION,
            UnitOfCount.CUSTOMER,
            "the bucket's start and end",
            List.of("purchase.completed with customer_id"),
            "lapsed at the bucket's end / active at its start; Wilson interval",
            List.of(
                    "Purchases that were completed and not cancelled, of identified customers.",
                    "Active at the start: the last purchase before it is at most threshold_days dates ago. Lapsed at the end: the last purchase before it is longer ago than that. Days are dates in the question's zone.",
                    "threshold_days=auto: the p90 (R type 7) of the gaps between consecutive purchase dates of all customers up to the range's start; it is returned as threshold_days. Without any gap there is no number.",
                    "A customer belongs to the group of the last purchase before the start; later ones may be of any.",
                    "A bucket that ends after as_of is pending as a whole.",
                    "Every bucket is evaluated for itself: they do not add up to the total. /v1/customers/lapsed lists who lapsed."),
            "200 customers bought within the threshold before March, 18 of them not again by its end and longer ago than the threshold: 0.09.",
            "Metrics contract of Rapport; Wilson 1927 for the interval",
            PurchaseScan.DIMENSIONS,
            List.of(new MetricOption.DaysOrAutomatic(
                    THRESHOLD, "For how many days somebody who does not buy is still a customer.", 1, 3650)),
            OUTCOMES,
            List.of(Property.decimal(THRESHOLD)
                    .orNull()
                    .meaning("After how many days without a purchase a customer has churned.")));

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public FactKind factKind(OptionValues options) {
        return FactKind.PURCHASE;
    }

    @Override
    public Map<String, String> optionsOf(MetricDefaults workspace) {
        OptionalInt days = workspace.churnThresholdDays();
        return days.isPresent() ? Map.of(THRESHOLD, Integer.toString(days.getAsInt())) : Map.of();
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new LastPurchaseScan(snapshot, question);
    }

    /** Visits a purchase for each bucket before whose start it is the customer's last one. */
    private static final class LastPurchaseScan extends PurchaseScan<ChurnTally> {
        private final OptionalDouble threshold;

        LastPurchaseScan(Snapshot snapshot, Question question) {
            super(snapshot, question);
            OptionalInt chosen = question.options().numberUnlessAutomatic(THRESHOLD);
            this.threshold = chosen.isPresent()
                    ? OptionalDouble.of(chosen.getAsInt())
                    : PurchaseGaps.p90Days(
                            purchases, question.zone(), question.range().fromMicros());
        }

        @Override
        public void forEachEntry(Buckets buckets, EntryVisitor visitor) {
            if (threshold.isEmpty()) {
                return;
            }
            long[] activeSince = new long[buckets.size()];
            for (int bucket = 0; bucket < activeSince.length; bucket++) {
                activeSince[bucket] = startOfThreshold(buckets.startMicros(bucket));
            }
            blocks().forEach(activeSince[0], question.range().toMicros(), (first, end) -> {
                visitor.nextBlock();
                for (int row = first; row < end; row++) {
                    if (cohort(row) != LongColumn.ABSENT
                            && purchases.identified().get(row)) {
                        visit(row, buckets, activeSince, visitor);
                    }
                }
            });
        }

        @Override
        public boolean visitsOnce() {
            return false;
        }

        private void visit(int row, Buckets buckets, long[] activeSince, EntryVisitor visitor) {
            long at = cohort(row);
            if (at >= question.range().toMicros()) {
                return;
            }
            int next = purchases.nextPurchase(row);
            long nextAt = next < 0 ? Long.MAX_VALUE : cohort(next);
            int bucket = at < buckets.startMicros(0) ? 0 : buckets.indexOf(at) + 1;
            while (bucket < buckets.size() && buckets.startMicros(bucket) <= nextAt && at >= activeSince[bucket]) {
                visitor.visit(row, bucket);
                bucket++;
            }
        }

        /** Whoever bought at or after it is active at an instant. Of a fraction of a day the whole ones count. */
        private long startOfThreshold(long micros) {
            LocalDate date = LocalDate.ofInstant(EpochMicros.toInstant(micros), question.zone());
            return EpochMicros.fromInstant(date.minusDays((long) Math.floor(threshold.orElseThrow()))
                    .atStartOfDay(question.zone())
                    .toInstant());
        }

        @Override
        public ChurnTally tally() {
            return new ChurnTally(question, threshold);
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            if (cell.end() > asOf) {
                changesAt(cell.end());
                sink.add(PENDING, row, LongColumn.ABSENT);
                return;
            }
            int last = row;
            for (int next = purchases.nextPurchase(row);
                    next >= 0 && cohort(next) < cell.end();
                    next = purchases.nextPurchase(next)) {
                last = next;
            }
            sink.add(cohort(last) < startOfThreshold(cell.end()) ? LAPSED : KEPT, row, LongColumn.ABSENT);
        }

        @Override
        public List<Warning> warnings() {
            List<Warning> warnings = new ArrayList<>(super.warnings());
            if (threshold.isEmpty()) {
                warnings.add(
                        new Warning(
                                "no_threshold",
                                "no customer has bought on two dates before the range, so there is no gap to derive threshold_days from; give it"));
            }
            return warnings;
        }
    }

    private static final class ChurnTally implements Tally<ChurnTally> {
        private final ProportionTally share;
        private final OptionalDouble threshold;

        ChurnTally(Question question, OptionalDouble threshold) {
            this.share = new ProportionTally(OUTCOMES, question.confidence());
            this.threshold = threshold;
        }

        @Override
        public void add(Outcome outcome, int row, long measure) {
            share.add(outcome, row, measure);
        }

        @Override
        public void merge(ChurnTally other) {
            share.merge(other.share);
        }

        @Override
        public Measures finish() {
            Map<String, @Nullable Object> own = new LinkedHashMap<>();
            own.put(THRESHOLD, threshold.isEmpty() ? null : threshold.getAsDouble());
            return share.finish(own);
        }
    }
}
