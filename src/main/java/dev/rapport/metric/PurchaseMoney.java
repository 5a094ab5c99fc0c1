package dev.rapport.metric;

import dev.rapport.readmodel.CodeColumn;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.schema.Property;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What purchases are worth: average ticket and revenue. Each currency has rows of its own. */
public final class PurchaseMoney implements Metric {
    private static final Outcome COUNTED = Outcome.success(0, "counted");
    private static final Outcome WITHOUT_AMOUNT = Outcome.excluded(1, "without_amount");
    private static final List<Outcome> OUTCOMES = List.of(COUNTED, WITHOUT_AMOUNT);

    private final MetricDescription description;
    private final boolean average;

    private PurchaseMoney(MetricDescription description, boolean average) {
        this.description = description;
        this.average = average;
    }

    /** What a purchase brings on average. */
    public static PurchaseMoney averageTicket() {
        return new PurchaseMoney(
                describe(
                        "average_ticket",
                        "Average ticket",
                        "(gross - refunds) / purchases",
                        "CDNOW sample: 244,091.94 / 6,919 = 35.2785."),
                true);
    }

    /** What purchases bring in all. */
    public static PurchaseMoney revenue() {
        return new PurchaseMoney(
                describe(
                        "revenue",
                        "Revenue",
                        "gross - refunds",
                        "Purchases of 100.00, 50.00 and 25.00 with a refund of 25.00: 150.00."),
                false);
    }

    private static MetricDescription describe(String id, String name, String formula, String example) {
        return new MetricDescription(
                id,
                name,
                1,
                Unit.AMOUNT,
                UnitOfCount.EVENT,
                "purchased_at",
                List.of("purchase.completed with amount and currency"),
                formula,
                List.of(
                        "Purchases that were completed and not cancelled, those of unidentified buyers included.",
                        "A refund counts at its purchase's time.",
                        "Rows are always split by currency. Currencies are never added up: of several the total is null.",
                        "A purchase without an amount is excluded as without_amount."),
                example,
                "Metrics contract of Rapport",
                PurchaseScan.DIMENSIONS,
                List.of(),
                OUTCOMES,
                List.of(
                        Property.decimal("gross").orNull(),
                        Property.decimal("refunds").orNull()));
    }

    @Override
    public MetricDescription description() {
        return description;
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
        return new MoneyScan(snapshot, question);
    }

    private final class MoneyScan extends PurchaseScan<MoneyTally> {
        private final Optional<CodeColumn> currency;

        MoneyScan(Snapshot snapshot, Question question) {
            super(snapshot, question);
            this.currency = purchases.dimension(CURRENCY);
        }

        @Override
        public MoneyTally tally() {
            List<MoneyTally.Part> parts = List.of(
                    new MoneyTally.Part("gross", purchases.amount()::get),
                    new MoneyTally.Part("refunds", this::refunded));
            return average
                    ? MoneyTally.average(OUTCOMES, this::currencyOf, parts)
                    : MoneyTally.sum(OUTCOMES, this::currencyOf, parts);
        }

        private @Nullable String currencyOf(int row) {
            return currency.map(column ->
                            column.get(row) == 0 ? null : column.dictionary().text(column.get(row)))
                    .orElse(null);
        }

        private long refunded(int row) {
            long refunded = purchases.refunded().get(row);
            return refunded == LongColumn.ABSENT ? 0 : refunded;
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            long gross = purchases.amount().get(row);
            if (gross == LongColumn.ABSENT) {
                sink.add(WITHOUT_AMOUNT, row, LongColumn.ABSENT);
            } else {
                sink.add(COUNTED, row, gross - refunded(row));
            }
        }
    }
}
