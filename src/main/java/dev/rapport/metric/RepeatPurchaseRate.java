package dev.rapport.metric;

import dev.rapport.metric.statistics.Confidence;
import dev.rapport.metric.statistics.WilsonInterval;
import dev.rapport.readmodel.BlockVisitor;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.PurchaseColumns;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.time.Buckets;
import dev.rapport.time.Grain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Repeat purchase rate: of the customers who bought in a bucket, the share that bought there at least twice. */
public final class RepeatPurchaseRate implements Metric {
    private static final String COUNT = "count";

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "repeat_purchase_rate",
            "Repeat purchase rate",
            1,
            Unit.FRACTION,
            UnitOfCount.CUSTOMER,
            "purchased_at",
            List.of("purchase.completed with customer_id"),
            "customers with at least 2 purchases in the bucket / customers with at least 1; Wilson interval",
            List.of(
                    "Purchases that were completed and not cancelled, of identified customers.",
                    "count=days: a customer's purchases of one date in the question's zone count once.",
                    "Every cell is evaluated for itself: groups and buckets do not add up to the total.",
                    "excluded_unidentified counts purchases without a customer."),
            "Of 2,357 customers 1,152 bought at least twice: 0.488757; on at least two days 1,139: 0.483241.",
            "Metrics contract of Rapport; Wilson 1927 for the interval",
            List.of("channel", "location", "product", "currency", "new_customer_source"),
            List.of(new MetricOption.Choice(
                    COUNT,
                    "Whether orders count, or the days on which a customer bought.",
                    List.of("orders", "days"),
                    List.of())),
            List.of(),
            List.of("unidentified"));

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new PurchaseScan(snapshot.purchases(), question);
    }

    private static final class PurchaseScan implements Scan<BuyerTally> {
        private final PurchaseColumns purchases;
        private final Question question;
        private final Buckets cells;
        private final Buckets occasions;
        private final boolean byDay;

        PurchaseScan(PurchaseColumns purchases, Question question) {
            this.purchases = purchases;
            this.question = question;
            this.byDay = question.options().text(COUNT).equals("days");
            this.cells = Buckets.of(question.range(), question.zone(), question.grain(), question.weekStart());
            this.occasions = Buckets.of(
                    question.range(), question.zone(), byDay ? Grain.DAY : Grain.TOTAL, question.weekStart());
        }

        @Override
        public void forEachBlock(long fromMicros, long toMicros, BlockVisitor visitor) {
            purchases.blocks().forEach(fromMicros, toMicros, visitor);
        }

        @Override
        public long cohort(int row) {
            return purchases.counts().get(row) ? purchases.purchasedAt().get(row) : LongColumn.ABSENT;
        }

        @Override
        public Optional<Dimension> dimension(String name) {
            return purchases.dimension(name).map(ColumnDimension::new);
        }

        @Override
        public BuyerTally tally() {
            return new BuyerTally(question.confidence());
        }

        /**
         * A customer's purchases are chained by time, so that each purchase can tell by itself whether it is the
         * customer's first or second one in the cell.
         */
        @Override
        public void count(int row, int cell, IntUnaryOperator cellOf, BuyerTally tally) {
            if (!purchases.identified().get(row)) {
                tally.unidentified++;
                return;
            }
            Cell place = new Cell(cell, cells.startMicros(cells.indexOf(cohort(row))), cellOf);
            int previous = place.previous(row);
            if (previous < 0) {
                tally.buyers++;
            } else if (isOtherOccasion(row, previous) && isOnFirstOccasion(previous, place)) {
                tally.repeaters++;
            }
        }

        private boolean isOtherOccasion(int row, int previous) {
            return !byDay || occasion(row) != occasion(previous);
        }

        /** Whether all the customer's purchases in the cell up to this one are of one occasion. */
        private boolean isOnFirstOccasion(int row, Cell cell) {
            int earlier = cell.previous(row);
            while (earlier >= 0 && !isOtherOccasion(row, earlier)) {
                earlier = cell.previous(earlier);
            }
            return earlier < 0;
        }

        private int occasion(int row) {
            return occasions.indexOf(purchases.purchasedAt().get(row));
        }

        /** The cell that is being counted: where a customer's chain is walked back to its start. */
        private final class Cell {
            private final int number;
            private final long start;
            private final IntUnaryOperator cellOf;

            Cell(int number, long start, IntUnaryOperator cellOf) {
                this.number = number;
                this.start = start;
                this.cellOf = cellOf;
            }

            /** The same customer's purchase before that one in the cell, -1 when there is none. */
            int previous(int row) {
                int previous = purchases.previousPurchase(row);
                while (previous >= 0 && purchases.purchasedAt().get(previous) >= start) {
                    if (cellOf.applyAsInt(previous) == number) {
                        return previous;
                    }
                    previous = purchases.previousPurchase(previous);
                }
                return -1;
            }
        }

        @Override
        public long changesAt() {
            return Long.MAX_VALUE;
        }

        @Override
        public List<Warning> warnings() {
            return List.of();
        }
    }

    private static final class BuyerTally implements Tally<BuyerTally> {
        private final Confidence confidence;
        private long buyers;
        private long repeaters;
        private long unidentified;

        BuyerTally(Confidence confidence) {
            this.confidence = confidence;
        }

        @Override
        public void merge(BuyerTally other) {
            buyers += other.buyers;
            repeaters += other.repeaters;
            unidentified += other.unidentified;
        }

        @Override
        public Measures finish() {
            return new Measures(
                    buyers == 0 ? null : (double) repeaters / buyers,
                    repeaters,
                    buyers,
                    0,
                    WilsonInterval.of(repeaters, buyers, confidence).orElse(null),
                    Map.of("unidentified", unidentified),
                    Map.of());
        }
    }
}
