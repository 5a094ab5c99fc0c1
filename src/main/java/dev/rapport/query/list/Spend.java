package dev.rapport.query.list;

import static dev.rapport.schema.Property.decimal;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.wholeNumber;

import dev.rapport.readmodel.CodeColumn;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.PurchaseColumns;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.RowType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up what purchases came to, each currency for itself; a purchase without an amount adds nothing. */
final class Spend {
    private static final int PLACES = 4;
    private static final BigDecimal AMOUNT = new BigDecimal("105.84");

    private static final RowType<Map.Entry<String, Sum>> ROW = RowType.<Map.Entry<String, Sum>>of(
                    "CurrencySpend", "What standing purchases came to in one currency.")
            .with(text("currency").example("EUR"), Map.Entry::getKey)
            .with(wholeNumber("purchases").example(3), sum -> sum.getValue().purchases)
            .with(decimal("gross").example(AMOUNT), sum -> StoredColumns.shortest(sum.getValue().gross))
            .with(decimal("refunds").example(0), sum -> StoredColumns.shortest(sum.getValue().refunds))
            .with(decimal("net").example(AMOUNT), sum -> StoredColumns.shortest(net(sum.getValue())))
            .build();

    /** What a row looks like. */
    static final ObjectType TYPE = ROW.type();

    private final TreeMap<String, Sum> sums = new TreeMap<>();

    private static final class Sum {
        private long purchases;
        private BigDecimal gross = BigDecimal.ZERO;
        private BigDecimal refunds = BigDecimal.ZERO;
    }

    /** Adds a purchase. */
    void add(PurchaseColumns purchases, int row) {
        long amount = purchases.amount().get(row);
        CodeColumn currency = purchases.dimension("currency").orElse(null);
        int code = currency == null ? 0 : currency.get(row);
        if (amount == LongColumn.ABSENT || currency == null || code == 0) {
            return;
        }
        Sum sum = sums.computeIfAbsent(currency.dictionary().text(code), any -> new Sum());
        sum.purchases++;
        sum.gross = sum.gross.add(BigDecimal.valueOf(amount, PLACES));
        long refunded = purchases.refunded().get(row);
        if (refunded != LongColumn.ABSENT) {
            sum.refunds = sum.refunds.add(BigDecimal.valueOf(refunded, PLACES));
        }
    }

    /** Gross less refunds, by currency. */
    Map<String, Object> net() {
        Map<String, Object> net = new LinkedHashMap<>();
        sums.forEach((currency, sum) -> net.put(currency, StoredColumns.shortest(net(sum))));
        return net;
    }

    /** A row for each currency. */
    List<Map<String, @Nullable Object>> toRows() {
        return sums.entrySet().stream().map(ROW::write).toList();
    }

    private static BigDecimal net(Sum sum) {
        return sum.gross.subtract(sum.refunds);
    }
}
