package dev.rapport.metric;

import dev.rapport.readmodel.Blocks;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.PurchaseColumns;
import dev.rapport.readmodel.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What scans over the purchases that stand, by their time, have in common.
 *
 * @param <T> the metric's tally
 */
abstract class PurchaseScan<T extends Tally<T>> extends FactScan<T> {
    static final String CURRENCY = "currency";

    /** The names of what purchases can be grouped and filtered by. */
    static final List<String> DIMENSIONS = List.of("channel", "location", "product", CURRENCY, "new_customer_source");

    final PurchaseColumns purchases;

    PurchaseScan(Snapshot snapshot, Question question) {
        super(question);
        this.purchases = snapshot.purchases();
    }

    @Override
    final Blocks blocks() {
        return purchases.blocks();
    }

    @Override
    long cohort(int row) {
        return purchases.counts().get(row) ? purchases.purchasedAt().get(row) : LongColumn.ABSENT;
    }

    @Override
    public final Optional<Dimension> dimension(String name) {
        return purchases.dimension(name).map(ColumnDimension::new);
    }
}
