package dev.rapport.readmodel;

import static dev.rapport.fact.PurchaseFactColumn.AMOUNT;
import static dev.rapport.fact.PurchaseFactColumn.PURCHASED_AT;
import static dev.rapport.fact.PurchaseFactColumn.REFUNDED;

import java.util.Optional;
import java.util.Set;

/**
 * The purchases of a workspace, a row each, addressed by the fact's number. Those that count, of identified people, are
 * chained for each person by time, ties by order id. Immutable.
 */
public final class PurchaseColumns {
    private final Columns columns;
    private final Blocks blocks;
    private final LongColumn purchasedAt;
    private final LongColumn amount;
    private final LongColumn refunded;
    private final FlagColumn present;
    private final FlagColumn counts;
    private final FlagColumn identified;
    private final FlagColumn flagged;
    private final CodeColumn customer;

    private final IntColumn previous;
    private final IntColumn next;

    PurchaseColumns(Columns columns) {
        this.columns = columns;
        this.blocks = new Blocks(columns.longs(PURCHASED_AT), columns.size());
        this.purchasedAt = columns.longs(PURCHASED_AT);
        this.amount = columns.longs(AMOUNT);
        this.refunded = columns.longs(REFUNDED);
        this.present = columns.flag("present");
        this.counts = columns.flag("counts");
        this.identified = columns.flag("identified");
        this.flagged = columns.flag("flagged");
        this.customer = columns.code("customer");

        this.previous = columns.ints("previous");
        this.next = columns.ints("next");
    }

    /** How many rows there are, holes included: rows are 0 to {@code size() - 1}. */
    public int size() {
        return columns.size();
    }

    /** The rows by time of purchase. */
    public Blocks blocks() {
        return blocks;
    }

    /** The column of a dimension; empty when no row has ever had it. The names are those of {@link #dimensions}. */
    public Optional<CodeColumn> dimension(String name) {
        return Optional.ofNullable(columns.dimensions().get(name));
    }

    /** The dimensions that there are: the fixed ones, and {@code attributes.<name>} for each attribute ever sent. */
    public Set<String> dimensions() {
        return columns.dimensions().keySet();
    }

    /** The earliest completion. */
    public LongColumn purchasedAt() {
        return purchasedAt;
    }

    /** The gross amount in ten-thousandths of the currency, exact. */
    public LongColumn amount() {
        return amount;
    }

    /** The sum of the refunds in ten-thousandths of the currency, exact up to what a long can hold. */
    public LongColumn refunded() {
        return refunded;
    }

    /** Whether there is a fact at all: false when every event that told of it was taken back. */
    public FlagColumn present() {
        return present;
    }

    /** Whether metrics count it: completed, and not cancelled. */
    public FlagColumn counts() {
        return counts;
    }

    /** Whether the customer is known. */
    public FlagColumn identified() {
        return identified;
    }

    /** Whether anything was odd about its events. */
    public FlagColumn flagged() {
        return flagged;
    }

    /** The person: customer ids that were merged have one code, in all kinds of facts. */
    public CodeColumn customer() {
        return customer;
    }

    /** The purchase of the same person just before this one; -1 when there is none. */
    public int previousPurchase(int row) {
        return previous.get(row) - 1;
    }

    /** The purchase of the same person just after this one; -1 when there is none. */
    public int nextPurchase(int row) {
        return next.get(row) - 1;
    }

    Columns columns() {
        return columns;
    }
}
