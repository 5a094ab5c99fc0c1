package dev.rapport.metric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** Sums amounts, exactly, and counts what they are of; amounts of several currencies are never added up. */
final class MoneyTally implements Tally<MoneyTally> {
    /** A further sum that rows show, by the name of its column. */
    record Part(String column, IntToLongFunction amount) {}

    private static final int PLACES = 4;

    private final OutcomeCounts counts;
    private final IntFunction<@Nullable String> currencyOf;
    private final List<Part> parts;
    private final boolean average;
    private final BigInteger[] sums;
    private @Nullable String currency;
    private boolean mixed;

    private MoneyTally(
            List<Outcome> outcomes, IntFunction<@Nullable String> currencyOf, List<Part> parts, boolean average) {
        this.counts = new OutcomeCounts(outcomes);
        this.currencyOf = currencyOf;
        this.parts = parts;
        this.average = average;
        this.sums = new BigInteger[parts.size() + 1];
        java.util.Arrays.fill(sums, BigInteger.ZERO);
    }

    /** What finishes to the sum divided by the number of those counted. */
    static MoneyTally average(List<Outcome> outcomes, IntFunction<@Nullable String> currencyOf, List<Part> parts) {
        return new MoneyTally(outcomes, currencyOf, parts, true);
    }

    /** What finishes to the sum. */
    static MoneyTally sum(List<Outcome> outcomes, IntFunction<@Nullable String> currencyOf, List<Part> parts) {
        return new MoneyTally(outcomes, currencyOf, parts, false);
    }

    @Override
    public void add(Outcome outcome, int row, long amount) {
        counts.add(outcome);
        if (outcome.isCounted()) {
            note(currencyOf.apply(row));
            sums[0] = sums[0].add(BigInteger.valueOf(amount));
            for (int part = 0; part < parts.size(); part++) {
                sums[part + 1] = sums[part + 1].add(
                        BigInteger.valueOf(parts.get(part).amount().applyAsLong(row)));
            }
        }
    }

    private void note(@Nullable String other) {
        mixed |= currency != null && !currency.equals(other);
        currency = other;
    }

    @Override
    public void merge(MoneyTally other) {
        if (other.currency != null) {
            note(other.currency);
        }
        mixed |= other.mixed;
        counts.merge(other.counts);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i].add(other.sums[i]);
        }
    }

    @Override
    public Measures finish() {
        long counted = counts.counted();
        boolean sayable = counted > 0 && !mixed;
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        for (int part = 0; part < parts.size(); part++) {
            own.put(parts.get(part).column(), sayable ? amount(sums[part + 1]) : null);
        }
        if (average && parts.isEmpty()) {
            own.put("currency", sayable ? currency : null);
        }
        return cell(counted).excluded(counts.excluded()).own(own).build();
    }

    private Measures.Builder cell(long counted) {
        if (mixed) {
            return Measures.unsayable(counted, average);
        }
        double sum = amount(sums[0]);
        return average ? Measures.ratio(sum / counted, sum, counted) : Measures.sum(sum, counted);
    }

    private static double amount(BigInteger tenThousandths) {
        return new BigDecimal(tenThousandths, PLACES).doubleValue();
    }
}
