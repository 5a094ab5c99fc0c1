package dev.rapport.metric;

import dev.rapport.metric.statistics.Percentiles;
import dev.rapport.readmodel.PurchaseColumns;
import dev.rapport.time.EpochMicros;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalDouble;

/** How many days pass between the purchases of a customer. */
public final class PurchaseGaps {
    private static final double NINE_TENTHS = 0.9;

    private PurchaseGaps() {}

    /**
     * The 90th percentile (R type 7) of the gaps between consecutive purchase dates of all customers, in days: whoever has
     * stayed away for longer has done so longer than nine in ten customers who came back. Purchases of one date count once;
     * only standing purchases of identified customers count.
     *
     * @param zone whose dates are meant
     * @param beforeMicros purchases from then on have not happened yet
     * @return empty when no customer has bought on two dates
     */
    public static OptionalDouble p90Days(PurchaseColumns purchases, ZoneId zone, long beforeMicros) {
        long[] gaps = new long[16];
        int count = 0;
        for (int row = 0; row < purchases.size(); row++) {
            int previous = isCounted(purchases, row, beforeMicros) ? purchases.previousPurchase(row) : -1;
            if (previous >= 0) {
                long gap = epochDay(purchases, row, zone) - epochDay(purchases, previous, zone);
                if (gap > 0) {
                    gaps = count < gaps.length ? gaps : java.util.Arrays.copyOf(gaps, 2 * count);
                    gaps[count++] = gap;
                }
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(Percentiles.of(gaps, count, NINE_TENTHS)[0]);
    }

    /** Whether a purchase stands, names its customer, and has happened. */
    static boolean isCounted(PurchaseColumns purchases, int row, long beforeMicros) {
        return purchases.counts().get(row)
                && purchases.identified().get(row)
                && purchases.purchasedAt().get(row) < beforeMicros;
    }

    /** The date of a purchase, in days since 1970-01-01. */
    static long epochDay(PurchaseColumns purchases, int row, ZoneId zone) {
        return LocalDate.ofInstant(EpochMicros.toInstant(purchases.purchasedAt().get(row)), zone)
                .toEpochDay();
    }
}
