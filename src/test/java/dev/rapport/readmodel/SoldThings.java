package dev.rapport.readmodel;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Purchases for tests, as the read model has them, without a database. */
public final class SoldThings {
    private SoldThings() {}

    /**
     * A purchase.
     *
     * @param customer empty when unidentified
     * @param amount in ten-thousandths
     * @param refunded in ten-thousandths
     * @param stands false when cancelled
     */
    public record Sold(String customer, Instant at, long amount, long refunded, String currency, boolean stands) {
        /** One of 1 EUR. */
        public static Sold of(String customer, String at) {
            return new Sold(customer, Instant.parse(at), 10_000, 0, "EUR", true);
        }
    }

    /** The columns of those purchases; row numbers are places in the list. */
    public static PurchaseColumns columns(List<Sold> sold) throws SQLException {
        Dictionaries dictionaries = new Dictionaries();
        ColumnEditors editors = new ColumnEditors(Columns.NONE, sold.size(), dictionaries);
        LongEditor purchasedAt = editors.longs("purchased_at");
        LongEditor amount = editors.longs("amount");
        LongEditor refunded = editors.longs("refunded");
        FlagEditor present = editors.flag("present");
        FlagEditor counts = editors.flag("counts");
        FlagEditor identified = editors.flag("identified");
        editors.flag("flagged");
        ColumnEditors.CodeEditor customer = editors.customer();
        ColumnEditors.CodeEditor currency = editors.dimension("currency");
        editors.ints(Chains.PREVIOUS);
        editors.ints(Chains.NEXT);
        for (int row = 0; row < sold.size(); row++) {
            Sold one = sold.get(row);
            purchasedAt.set(row, dev.rapport.time.EpochMicros.fromInstant(one.at()));
            amount.set(row, one.amount());
            refunded.set(row, one.refunded());
            present.set(row, true);
            counts.set(row, one.stands());
            identified.set(row, !one.customer().isEmpty());
            customer.editor().set(row, code(customer.meaning(), one.customer()));
            currency.editor().set(row, code(currency.meaning(), one.currency()));
        }
        Columns columns = editors.finish();
        Ties byNumber = rows -> {
            Int2IntOpenHashMap ranks = new Int2IntOpenHashMap();
            rows.forEach(row -> ranks.put(row, row));
            return ranks;
        };
        int people = customer.meaning().dictionary().size();
        return new PurchaseColumns(Chains.of(Chained.purchases(new PurchaseColumns(columns)), people, byNumber)
                .into(columns));
    }

    private static int code(Codes meaning, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return utf8.length == 0 ? 0 : meaning.code(utf8, 0, utf8.length);
    }
}
