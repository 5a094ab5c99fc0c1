package dev.rapport.metric;

import dev.rapport.readmodel.Snapshot;
import java.util.List;

/** How many purchases were made. */
public final class Purchases implements Metric {
    private static final Outcome COUNTED = Outcome.success(0, "counted");

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "purchases",
            "Purchases",
            1,
            Unit.COUNT,
            UnitOfCount.EVENT,
            "purchased_at",
            List.of("purchase.completed"),
            "the number of purchases",
            List.of(
                    "Purchases that were completed and not cancelled, those of unidentified buyers included.",
                    "Rows are always split by currency; the total is the number of all.",
                    "value is the numerator; there is no denominator. A bucket without any has value null and numerator 0."),
            "CDNOW sample: 6,919.",
            "Metrics contract of Rapport",
            PurchaseScan.DIMENSIONS,
            List.of(),
            List.of(COUNTED),
            List.of());

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<String> alwaysGroupedBy() {
        return List.of(PurchaseScan.CURRENCY);
    }

    @Override
    public FactKind factKind(OptionValues options) {
        return FactKind.PURCHASE;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new CountScan(snapshot, question);
    }

    private static final class CountScan extends PurchaseScan<CountTally> {
        CountScan(Snapshot snapshot, Question question) {
            super(snapshot, question);
        }

        @Override
        public CountTally tally() {
            return new CountTally();
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            sink.add(COUNTED, row, purchases.amount().get(row));
        }
    }
}
