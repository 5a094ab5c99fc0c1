package dev.rapport.metric;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.time.Buckets;
import dev.rapport.time.Grain;
import java.util.List;

/**
 * Shares of the customers who bought in a bucket. A customer is counted by the first purchase that lies in the cell; what it
 * is checked against is a matter of the metric.
 */
public final class BuyerShare implements Metric {
    private static final String COUNT = "count";
    private static final Outcome YES = Outcome.success(0, "returned");
    private static final Outcome NO = Outcome.failure(1, "not_returned");
    private static final Outcome UNIDENTIFIED = Outcome.excluded(2, "unidentified");
    private static final List<Outcome> OUTCOMES = List.of(YES, NO, UNIDENTIFIED);

    /** What makes a customer a returned one. */
    private enum Test {
        TWICE_IN_CELL,
        TWICE_EVER,
        BEFORE_CELL
    }

    private final MetricDescription description;
    private final Test test;

    private BuyerShare(MetricDescription description, Test test) {
        this.description = description;
        this.test = test;
    }

    /** Those who bought at least twice in the bucket. */
    public static BuyerShare repeatPurchaseRate() {
        return new BuyerShare(
                describe(
                        "repeat_purchase_rate",
                        "Repeat purchase rate",
                        "customers with at least 2 purchases in the bucket / customers with at least 1",
                        List.of("count=days: a customer's purchases of one date in the question's zone count once."),
                        "Of 2,357 customers 1,152 bought at least twice: 0.488757; on at least two days 1,139: 0.483241.",
                        List.of(new MetricOption.Choice(
                                COUNT,
                                "Whether orders count, or the days on which a customer bought.",
                                List.of("orders", "days")))),
                Test.TWICE_IN_CELL);
    }

    /** Those who had bought at least twice ever, by the bucket's end. */
    public static BuyerShare returningCustomerRate() {
        return new BuyerShare(
                describe(
                        "returning_customer_rate",
                        "Returning customer rate",
                        "customers of the bucket with at least 2 purchases ever before its end / customers of the bucket",
                        List.of(
                                "Filters and groups choose the purchase that makes somebody a customer of the cell, not the purchases that it is checked against."),
                        "Of 3 customers of March one had bought in January: 0.333333.",
                        List.of()),
                Test.TWICE_EVER);
    }

    /** Those who had bought before the bucket began. */
    public static BuyerShare existingCustomerShare() {
        return new BuyerShare(
                describe(
                        "existing_customer_share",
                        "Existing customer share",
                        "customers of the bucket who bought before its start / customers of the bucket",
                        List.of(
                                "Filters and groups choose the purchase that makes somebody a customer of the cell, not the purchases that it is checked against."),
                        "Of 3 customers of March one had bought in January, one twice in March: 0.333333.",
                        List.of()),
                Test.BEFORE_CELL);
    }

    private static MetricDescription describe(
            String id,
            String name,
            String formula,
            List<String> edgeCases,
            String example,
            List<MetricOption> options) {
        List<String> all = new java.util.ArrayList<>(
                List.of("Purchases that were completed and not cancelled, of identified customers."));
        all.addAll(edgeCases);
        all.add("Every cell is evaluated for itself: groups and buckets do not add up to the total.");
        all.add("excluded_unidentified counts purchases without a customer.");
        return new MetricDescription(
                id,
                name,
                1,
                Unit.FRACTION,
                UnitOfCount.CUSTOMER,
                "purchased_at",
                List.of("purchase.completed with customer_id"),
                formula + "; Wilson interval",
                all,
                example,
                "Metrics contract of Rapport; Wilson 1927 for the interval",
                PurchaseScan.DIMENSIONS,
                options,
                OUTCOMES,
                List.of());
    }

    @Override
    public MetricDescription description() {
        return description;
    }

    @Override
    public FactKind factKind(OptionValues options) {
        return FactKind.PURCHASE;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new BuyerScan(snapshot, question);
    }

    /** A customer's purchases are chained by time, so that each can tell by itself whether it is the first of its cell. */
    private final class BuyerScan extends PurchaseScan<ProportionTally> {
        private final boolean byDay;
        private final Buckets occasions;

        BuyerScan(Snapshot snapshot, Question question) {
            super(snapshot, question);
            this.byDay =
                    test == Test.TWICE_IN_CELL && question.options().text(COUNT).equals("days");
            this.occasions = Buckets.of(
                    question.range(), question.zone(), byDay ? Grain.DAY : Grain.TOTAL, question.weekStart());
        }

        @Override
        public ProportionTally tally() {
            return new ProportionTally(OUTCOMES, question.confidence());
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            if (!purchases.identified().get(row)) {
                sink.add(UNIDENTIFIED, row, LongColumn.ABSENT);
            } else if (isFirstOf(cell, row)) {
                sink.add(isReturned(row, cell) ? YES : NO, row, LongColumn.ABSENT);
            }
        }

        private boolean isFirstOf(Cell cell, int row) {
            int earlier = purchases.previousPurchase(row);
            while (earlier >= 0 && at(earlier) >= cell.start()) {
                if (cell.holds(earlier, at(earlier))) {
                    return false;
                }
                earlier = purchases.previousPurchase(earlier);
            }
            return true;
        }

        private boolean isReturned(int row, Cell cell) {
            return switch (test) {
                case TWICE_IN_CELL -> hasAnotherOccasion(row, cell);
                case TWICE_EVER -> {
                    int later = purchases.nextPurchase(row);
                    yield purchases.previousPurchase(row) >= 0 || (later >= 0 && at(later) < cell.end());
                }
                case BEFORE_CELL -> {
                    int first = row;
                    while (purchases.previousPurchase(first) >= 0 && at(first) >= cell.start()) {
                        first = purchases.previousPurchase(first);
                    }
                    yield at(first) < cell.start();
                }
            };
        }

        private boolean hasAnotherOccasion(int row, Cell cell) {
            int later = purchases.nextPurchase(row);
            while (later >= 0 && at(later) < cell.end()) {
                boolean other = !byDay || occasions.indexOf(at(later)) != occasions.indexOf(at(row));
                if (other && cell.holds(later, at(later))) {
                    return true;
                }
                later = purchases.nextPurchase(later);
            }
            return false;
        }

        private long at(int row) {
            return purchases.purchasedAt().get(row);
        }
    }
}
