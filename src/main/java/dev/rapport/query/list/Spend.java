package dev.rapport.query.list;

import dev.rapport.readmodel.CodeColumn;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.PurchaseColumns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up what purchases came to, each currency for itself; a purchase without an amount adds nothing. */
final class Spend {
    private static final int PLACES = 4;

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
        sums.forEach((currency, sum) -> net.put(currency, FactTable.shortest(sum.gross.subtract(sum.refunds))));
        return net;
    }

    /** A row for each currency. */
    List<Map<String, @Nullable Object>> toRows() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        sums.forEach((currency, sum) -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("currency", currency);
            row.put("purchases", sum.purchases);
            row.put("gross", FactTable.shortest(sum.gross));
            row.put("refunds", FactTable.shortest(sum.refunds));
            row.put("net", FactTable.shortest(sum.gross.subtract(sum.refunds)));
            rows.add(row);
        });
        return rows;
    }
}
