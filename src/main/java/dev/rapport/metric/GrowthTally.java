package dev.rapport.metric;

import dev.rapport.metric.Growth.Group;
import dev.rapport.metric.Outcome.Part;
import dev.rapport.metric.statistics.Confidence;
import dev.rapport.metric.statistics.NewcombeInterval;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Counts buyers and sums what they spent, group by group, and finishes to the difference of the two rates. */
final class GrowthTally implements Tally<GrowthTally> {
    /** With the sums of three groups. */
    static final int BYTES = 3 * Footprint.COUNTS;

    private static final int PLACES = 4;

    /** What is known of a fact's customer beside the outcome. */
    record Customers(IntToLongFunction spentBefore, IntUnaryOperator currency, Spending spending) {}

    private static final class Sums {
        private long customers;
        private long buyers;
        private long spent;
        private long spentBefore;
    }

    private final OutcomeCounts counts = new OutcomeCounts(Growth.OUTCOMES);
    private final Map<Group, Sums> groups = new EnumMap<>(Group.class);
    private final Customers customers;
    private final Confidence confidence;
    private int currency = Spending.NO_CURRENCY;

    GrowthTally(Customers customers, Confidence confidence) {
        this.customers = customers;
        this.confidence = confidence;
        for (Group group : Group.values()) {
            groups.put(group, new Sums());
        }
    }

    private Sums of(Group group) {
        return java.util.Objects.requireNonNull(groups.get(group), "every group has sums");
    }

    @Override
    public void add(Outcome outcome, int row, long spent) {
        counts.add(outcome);
        if (outcome.isCounted() || outcome.part() == Part.BESIDE) {
            Sums sums = of(Growth.group(outcome));
            sums.customers++;
            sums.buyers += Growth.isBuyer(outcome) ? 1 : 0;
            sums.spent += spent;
            sums.spentBefore += customers.spentBefore().applyAsLong(row);
            currency = Spending.together(currency, customers.currency().applyAsInt(row));
        }
    }

    @Override
    public void merge(GrowthTally other) {
        counts.merge(other.counts);
        currency = Spending.together(currency, other.currency);
        other.groups.forEach((group, others) -> {
            Sums sums = of(group);
            sums.customers += others.customers;
            sums.buyers += others.buyers;
            sums.spent += others.spent;
            sums.spentBefore += others.spentBefore;
        });
    }

    @Override
    public Measures finish() {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put("currency", customers.spending().currencyText(currency).orElse(null));
        for (Group group : Group.values()) {
            describe(group, own);
        }
        Sums good = of(Group.GOOD);
        Sums bad = of(Group.BAD);
        boolean comparable = good.customers > 0 && bad.customers > 0;
        double difference =
                comparable ? (double) good.buyers / good.customers - (double) bad.buyers / bad.customers : 0;
        return Measures.difference(comparable, difference, (double) good.buyers, good.customers + bad.customers)
                .pending(counts.of(Part.PENDING))
                .interval(NewcombeInterval.of(good.buyers, good.customers, bad.buyers, bad.customers, confidence))
                .excluded(counts.excluded())
                .own(own)
                .build();
    }

    private void describe(Group group, Map<String, @Nullable Object> own) {
        Sums sums = of(group);
        String prefix = group.prefix() + "_";
        boolean any = sums.customers > 0;
        boolean money = any && currency != Spending.MIXED;
        own.put(prefix + "customers", sums.customers);
        own.put(prefix + "buyers", sums.buyers);
        own.put(prefix + "rate", any ? (double) sums.buyers / sums.customers : null);
        own.put(prefix + "spend", money ? amount(sums.spent) : null);
        own.put(prefix + "spend_per_customer", money ? amount(sums.spent) / sums.customers : null);
        own.put(prefix + "spend_before", money ? amount(sums.spentBefore) : null);
        own.put(prefix + "spend_before_per_customer", money ? amount(sums.spentBefore) / sums.customers : null);
    }

    private static double amount(long tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, PLACES).doubleValue();
    }
}
