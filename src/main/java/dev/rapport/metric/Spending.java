package dev.rapport.metric;

import dev.rapport.readmodel.CodeColumn;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.PurchaseColumns;
import dev.rapport.readmodel.Snapshot;
import java.util.Arrays;
import java.util.Optional;

/** What each customer bought when. */
final class Spending {
    /** Stands for a sum of several currencies. */
    static final int MIXED = -2;
    /** Stands for a sum of nothing. */
    static final int NO_CURRENCY = -1;

    private final PurchaseColumns purchases;
    private final Optional<CodeColumn> currency;
    private final int[] firstOf;

    Spending(Snapshot snapshot) {
        this.purchases = snapshot.purchases();
        this.currency = purchases.dimension(PurchaseScan.CURRENCY);
        this.firstOf = new int[snapshot.people().size() + 1];
        Arrays.fill(firstOf, -1);
        for (int row = 0; row < purchases.size(); row++) {
            if (purchases.counts().get(row) && purchases.identified().get(row) && purchases.previousPurchase(row) < 0) {
                firstOf[purchases.customer().get(row)] = row;
            }
        }
    }

    /** How many purchases a person made after one instant and up to another, itself included. */
    int count(int person, long after, long upTo) {
        int count = 0;
        for (int row = firstOf[person]; row >= 0 && at(row) <= upTo; row = purchases.nextPurchase(row)) {
            count += at(row) > after ? 1 : 0;
        }
        return count;
    }

    /** What the same purchases brought, gross less refunds, in ten-thousandths; of any currency. */
    long sum(int person, long after, long upTo) {
        long sum = 0;
        for (int row = firstOf[person]; row >= 0 && at(row) <= upTo; row = purchases.nextPurchase(row)) {
            if (at(row) > after && purchases.amount().get(row) != LongColumn.ABSENT) {
                long refunded = purchases.refunded().get(row);
                sum += purchases.amount().get(row) - (refunded == LongColumn.ABSENT ? 0 : refunded);
            }
        }
        return sum;
    }

    /** The code of the currency of the same purchases, or one of {@link #NO_CURRENCY} and {@link #MIXED}. */
    int currency(int person, long after, long upTo) {
        int found = NO_CURRENCY;
        for (int row = firstOf[person]; row >= 0 && at(row) <= upTo; row = purchases.nextPurchase(row)) {
            if (at(row) > after && purchases.amount().get(row) != LongColumn.ABSENT && currency.isPresent()) {
                found = together(found, currency.get().get(row));
            }
        }
        return found;
    }

    /** The currency of two sums put together. */
    static int together(int one, int other) {
        if (one == NO_CURRENCY || one == other) {
            return other;
        }
        return other == NO_CURRENCY ? one : MIXED;
    }

    /** The text of a currency's code. */
    Optional<String> currencyText(int code) {
        return code > 0 && currency.isPresent()
                ? Optional.of(currency.get().dictionary().text(code))
                : Optional.empty();
    }

    private long at(int row) {
        return purchases.purchasedAt().get(row);
    }
}
