package dev.rapport.metric;

import dev.rapport.readmodel.PurchaseColumns;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.time.EpochMicros;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A retention table: of the customers who first bought in a month, how many bought again in each month after it. */
public final class Retention {
    /** With the row that is told of it. */
    private static final int BYTES_OF_CELL = 700;

    private Retention() {}

    /**
     * One cell.
     *
     * @param cohort the month of the first purchase
     * @param offset how many months later; 0 is the month itself, in which everybody bought
     * @param customers how many are in the cohort
     * @param buyers how many of them bought in that month
     * @param complete whether the month had ended at the instant of the question
     */
    public record Cell(YearMonth cohort, int offset, long customers, long buyers, boolean complete) {}

    /**
     * The table, by cohort and month.
     *
     * @param question to {@link CohortRepeatRate}: its range and conditions choose first purchases
     */
    public static List<Cell> of(Snapshot snapshot, Question question, Effort effort) {
        PurchaseColumns purchases = snapshot.purchases();
        YearMonth now = YearMonth.from(question.asOf().atZone(question.zone()));
        Map<YearMonth, long[]> buyers = new TreeMap<>();
        long[] rows = new long[1];
        Listing.forEach(new CohortRepeatRate(), snapshot, question, effort.beside(), (row, outcome) -> {
            if (outcome.part() == Outcome.Part.EXCLUDED) {
                return;
            }
            YearMonth cohort = month(purchases, row, question.zone());
            long[] counts = buyers.computeIfAbsent(cohort, first -> {
                int months = (int) Math.max(0, ChronoUnit.MONTHS.between(first, now)) + 1;
                rows[0] += months;
                effort.rows(rows[0]);
                effort.hold((long) months * BYTES_OF_CELL);
                return new long[months];
            });
            months(purchases, row, cohort, question.zone()).stream()
                    .filter(month -> month < counts.length)
                    .forEach(month -> counts[month]++);
        });
        List<Cell> cells = new ArrayList<>();
        buyers.forEach((cohort, counts) -> {
            for (int offset = 0; offset < counts.length; offset++) {
                Instant end = cohort.plusMonths(offset + 1L)
                        .atDay(1)
                        .atStartOfDay(question.zone())
                        .toInstant();
                cells.add(new Cell(cohort, offset, counts[0], counts[offset], !end.isAfter(question.asOf())));
            }
        });
        return cells;
    }

    /** The months after the first in which a customer bought, 0 among them. */
    private static BitSet months(PurchaseColumns purchases, int first, YearMonth cohort, ZoneId zone) {
        BitSet months = new BitSet();
        for (int row = first; row >= 0; row = purchases.nextPurchase(row)) {
            months.set((int) ChronoUnit.MONTHS.between(cohort, month(purchases, row, zone)));
        }
        return months;
    }

    private static YearMonth month(PurchaseColumns purchases, int row, ZoneId zone) {
        return YearMonth.from(
                EpochMicros.toInstant(purchases.purchasedAt().get(row)).atZone(zone));
    }
}
