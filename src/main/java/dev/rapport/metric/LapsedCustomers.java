package dev.rapport.metric;

import dev.rapport.readmodel.Blocks;
import dev.rapport.readmodel.CodeColumn;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.PurchaseColumns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The customers who stopped coming: whose last purchase lies more days ago than a threshold. The most valuable come first,
 * of equal value those gone longest, then by the number of the last purchase.
 */
public final class LapsedCustomers {
    /** The most valuable first, of equal ones the longest gone. */
    public static final Comparator<Lapsed> ORDER = Comparator.comparingLong(Lapsed::value)
            .reversed()
            .thenComparingLong(Lapsed::lastMicros)
            .thenComparingInt(Lapsed::lastPurchase);

    private static final int BYTES = 64;

    private LapsedCustomers() {}

    /**
     * A customer who stopped coming.
     *
     * @param person the code of the person
     * @param lastPurchase the row of the last purchase; the earlier ones are chained to it
     * @param lastMicros when it was
     * @param daysSince dates since then
     * @param purchases how many there were
     * @param value by which the list is ordered: ten-thousandths of the currency, refunds taken off, or without a currency
     *     the number of purchases
     */
    public record Lapsed(int person, int lastPurchase, long lastMicros, long daysSince, long purchases, long value) {}

    /**
     * The lapsed customers in order.
     *
     * @param thresholdDays a customer has lapsed when more dates than this have passed
     * @param zone whose dates are meant
     * @param asOf when it is asked; purchases from {@code beforeMicros} on have not happened yet
     * @param currency the code of the currency whose spend orders the list; none: the number of purchases does
     */
    public static List<Lapsed> of(
            PurchaseColumns purchases,
            double thresholdDays,
            ZoneId zone,
            Instant asOf,
            long beforeMicros,
            OptionalInt currency,
            Effort effort) {
        long today = LocalDate.ofInstant(asOf, zone).toEpochDay();
        List<Lapsed> lapsed = new ArrayList<>();
        for (int row = 0; row < purchases.size(); row++) {
            if (row % Blocks.ROWS == 0) {
                effort.goOn();
            }
            if (PurchaseGaps.isCounted(purchases, row, beforeMicros) && isLast(purchases, row, beforeMicros)) {
                long days = today - PurchaseGaps.epochDay(purchases, row, zone);
                if (days > thresholdDays) {
                    effort.hold(BYTES);
                    lapsed.add(read(purchases, row, days, currency));
                }
            }
        }
        lapsed.sort(ORDER);
        return lapsed;
    }

    private static boolean isLast(PurchaseColumns purchases, int row, long beforeMicros) {
        int next = purchases.nextPurchase(row);
        return next < 0 || purchases.purchasedAt().get(next) >= beforeMicros;
    }

    private static Lapsed read(PurchaseColumns purchases, int last, long days, OptionalInt currency) {
        CodeColumn currencies = purchases.dimension("currency").orElse(null);
        long count = 0;
        long spend = 0;
        for (int row = last; row >= 0; row = purchases.previousPurchase(row)) {
            count++;
            if (currencies != null && currency.isPresent() && currencies.get(row) == currency.getAsInt()) {
                spend = saturated(spend, net(purchases, row));
            }
        }
        return new Lapsed(
                purchases.customer().get(last),
                last,
                purchases.purchasedAt().get(last),
                days,
                count,
                currency.isPresent() ? spend : count);
    }

    private static long net(PurchaseColumns purchases, int row) {
        long amount = purchases.amount().get(row);
        long refunded = purchases.refunded().get(row);
        return (amount == LongColumn.ABSENT ? 0 : amount)
                - (refunded == LongColumn.ABSENT || amount == LongColumn.ABSENT ? 0 : refunded);
    }

    /** The sum, or the largest there is: an absurd amount must not make a customer worthless. */
    private static long saturated(long sum, long more) {
        long result = sum + more;
        return ((sum ^ result) & (more ^ result)) < 0 ? (sum < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : result;
    }
}
