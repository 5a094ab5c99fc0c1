package dev.rapport.readmodel;

import static dev.rapport.fact.FactColumnType.DIMENSION;
import static dev.rapport.fact.PurchaseFactColumn.AMOUNT;
import static dev.rapport.fact.PurchaseFactColumn.PURCHASED_AT;
import static dev.rapport.fact.PurchaseFactColumn.REFUNDED;
import static dev.rapport.readmodel.LongColumn.ABSENT;

import dev.rapport.fact.PurchaseFactColumn;
import dev.rapport.readmodel.ColumnEditors.CodeEditor;
import java.util.List;

/** The purchases as they lie in their table. */
final class PurchaseRows implements FactRows {
    static final String TABLE = "purchase_fact";

    private static final List<String> DIMENSIONS = FactRows.named(DIMENSION, PurchaseFactColumn.values());

    /** A sum of refunds that no long can hold is cut off: one such sum must not keep the workspace from being read. */
    private static final String SELECT = """
            SELECT number, present, purchased_at, cancelled_at IS NOT NULL, customer_id, (amount * 10000)::bigint,
                   CASE WHEN refunded < 922337203685477 THEN (refunded * 10000)::bigint
                        WHEN refunded IS NOT NULL THEN 9223372036854775807 END, COALESCE(flags, '[]') <> '[]', %s, attributes
            FROM $prefixpurchase_fact AS fact
            """.formatted(String.join(", ", DIMENSIONS));

    private final ColumnEditors editors;
    private final LongEditor purchasedAt;
    private final LongEditor amount;
    private final LongEditor refunded;
    private final FlagEditor present;
    private final FlagEditor counts;
    private final FlagEditor identified;
    private final FlagEditor flagged;
    private final CodeEditor customer;
    private final CodeEditor[] texts;

    PurchaseRows(Columns base, int size, Dictionaries dictionaries) {
        editors = new ColumnEditors(base, size, dictionaries);
        purchasedAt = editors.longs(PURCHASED_AT);
        amount = editors.longs(AMOUNT);
        refunded = editors.longs(REFUNDED);
        present = editors.flag("present");
        counts = editors.flag("counts");
        identified = editors.flag("identified");
        flagged = editors.flag("flagged");
        customer = editors.customer();
        texts = DIMENSIONS.stream().map(editors::dimension).toArray(CodeEditor[]::new);
        editors.ints(Chains.PREVIOUS);
        editors.ints(Chains.NEXT);
    }

    @Override
    public String select(String prefix) {
        return SELECT.replace("$prefix", prefix);
    }

    @Override
    public void read(int number, CopyRow copy) {
        boolean isPresent = copy.truth();
        long purchased = copy.time();
        boolean isCancelled = copy.truth();
        present.set(number, isPresent);
        purchasedAt.set(number, purchased);
        counts.set(number, isPresent && purchased != ABSENT && !isCancelled);
        int person = copy.code(customer.meaning());
        customer.editor().set(number, person);
        identified.set(number, person != 0);
        amount.set(number, copy.int64());
        refunded.set(number, copy.int64());
        flagged.set(number, copy.truth());
        for (CodeEditor text : texts) {
            text.set(number, copy);
        }
        copy.attributes(number, editors.attributes());
    }

    @Override
    public long bytes() {
        return editors.bytes();
    }

    @Override
    public Columns finish() {
        return editors.finish();
    }
}
