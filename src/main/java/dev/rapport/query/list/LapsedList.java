package dev.rapport.query.list;

import dev.rapport.metric.Effort;
import dev.rapport.metric.LapsedCustomers;
import dev.rapport.metric.LapsedCustomers.Lapsed;
import dev.rapport.metric.PurchaseGaps;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.query.AnswerRows;
import dev.rapport.readmodel.CodeColumn;
import dev.rapport.readmodel.PurchaseColumns;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.time.EpochMicros;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The customers who stopped coming, the most valuable and longest gone first. */
public final class LapsedList implements RowList {
    /** The parameters beside those of all lists. */
    public static final List<String> PARAMETERS = List.of("threshold_days", "currency", "limit", "cursor");

    private static final List<String> COLUMNS = List.of(
            "customer_id", "last_purchase_at", "days_since", "purchases", "currency", "spend", "spend_by_currency");
    private static final int MAX_DAYS = 36_500;

    private final PurchaseColumns purchases;
    private final ZoneId zone;
    private final Instant now;
    private final OptionalDouble threshold;
    private final Optional<String> currency;
    private final OptionalInt currencyCode;
    private final Effort effort;

    private LapsedList(
            PurchaseColumns purchases,
            ZoneId zone,
            Instant now,
            OptionalDouble threshold,
            Optional<String> currency,
            Effort effort) {
        this.effort = effort;
        this.purchases = purchases;
        this.zone = zone;
        this.now = now;
        this.threshold = threshold;
        this.currency = currency;
        Optional<CodeColumn> currencies = purchases.dimension("currency");
        this.currencyCode = currency.isPresent() && currencies.isPresent()
                ? OptionalInt.of(currencies.get().dictionary().codeOf(currency.get()))
                : OptionalInt.empty();
    }

    /**
     * The list that parameters ask for.
     *
     * @param now the instant at which it is asked
     * @throws dev.rapport.platform.problem.ProblemException with everything that is wrong with the parameters
     */
    public static ListAnswer answer(
            ListParameters parameters, List<MediaType> accepted, Snapshot facts, Instant now, Effort effort) {
        PurchaseColumns purchases = facts.purchases();
        OptionalInt given = parameters.number("threshold_days", 0, MAX_DAYS);
        List<String> known = currencies(purchases);
        Optional<String> currency = parameters.text("currency");
        if (currency.isPresent() && !known.contains(currency.get())) {
            parameters.refuse("currency", NearestName.unknown("currency of a purchase", currency.get(), known));
        }
        Optional<String> ordering = currency.or(() -> known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty());
        ListRequest request = parameters.finish(accepted, new Keys(ordering.orElse("")));
        OptionalDouble threshold = request.behind().isPresent()
                ? OptionalDouble.of(
                        Double.parseDouble(request.behind().orElseThrow().get(1)))
                : given.isPresent()
                        ? OptionalDouble.of(given.getAsInt())
                        : PurchaseGaps.p90Days(purchases, parameters.zone(), Long.MAX_VALUE);
        return new ListAnswer(
                new LapsedList(purchases, parameters.zone(), now, threshold, ordering, effort), request, effort);
    }

    /** The currencies of standing purchases of known customers, by name. */
    private static List<String> currencies(PurchaseColumns purchases) {
        Map<String, Boolean> names = new TreeMap<>();
        Optional<CodeColumn> column = purchases.dimension("currency");
        if (column.isPresent()) {
            boolean[] seen = new boolean[column.get().dictionary().size() + 1];
            for (int row = 0; row < purchases.size(); row++) {
                if (purchases.counts().get(row) && purchases.identified().get(row)) {
                    seen[column.get().get(row)] = true;
                }
            }
            for (int code = 1; code < seen.length; code++) {
                if (seen[code]) {
                    names.put(column.get().dictionary().text(code), true);
                }
            }
        }
        return List.copyOf(names.keySet());
    }

    /** Currency, threshold, value, time and number of the last purchase: pages go on with the threshold that the first one had. */
    private record Keys(String currency) implements ListParameters.KeyForm {
        @Override
        public int parts() {
            return 5;
        }

        @Override
        public boolean isKey(List<String> key) {
            try {
                boolean isNumber = Double.parseDouble(key.get(1)) >= 0;
                return isNumber && key.get(0).equals(TextKey.encode(currency)) && place(key) != null;
            } catch (NumberFormatException noNumber) {
                return false;
            }
        }
    }

    /** The last row already seen. */
    private static Lapsed place(List<String> key) {
        return new Lapsed(
                0, Integer.parseInt(key.get(4)), Long.parseLong(key.get(3)), 0, 0, Long.parseLong(key.get(2)));
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Map<String, @Nullable Object> head() {
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("as_of", AnswerRows.time(now, zone));
        head.put("threshold_days", threshold.isPresent() ? threshold.getAsDouble() : null);
        head.put("order_by", currency.isPresent() ? "-spend,-days_since" : "-purchases,-days_since");
        head.put("currency", currency.orElse(null));
        return head;
    }

    @Override
    public RowReader read(Optional<List<String>> behind) {
        if (threshold.isEmpty()) {
            return most -> List.of(); // nobody has ever come back, so nobody has stayed away for long
        }
        List<Lapsed> lapsed =
                LapsedCustomers.of(purchases, threshold.getAsDouble(), zone, now, Long.MAX_VALUE, currencyCode, effort);
        int start = behind.map(key -> firstBehind(lapsed, key)).orElse(0);
        return new RowReader() {
            private int next = start;

            @Override
            public List<ListRow> next(int most) {
                List<ListRow> rows = new ArrayList<>();
                while (rows.size() < most && next < lapsed.size()) {
                    rows.add(row(lapsed.get(next++)));
                }
                return rows;
            }
        };
    }

    private static int firstBehind(List<Lapsed> lapsed, List<String> key) {
        Lapsed last = place(key);
        int place = 0;
        while (place < lapsed.size() && LapsedCustomers.ORDER.compare(lapsed.get(place), last) <= 0) {
            place++;
        }
        return place;
    }

    private ListRow row(Lapsed customer) {
        Spend spend = new Spend();
        for (int row = customer.lastPurchase(); row >= 0; row = purchases.previousPurchase(row)) {
            spend.add(purchases, row);
        }
        Map<String, Object> net = spend.net();
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("customer_id", purchases.customer().dictionary().text(customer.person()));
        columns.put("last_purchase_at", AnswerRows.time(EpochMicros.toInstant(customer.lastMicros()), zone));
        columns.put("days_since", customer.daysSince());
        columns.put("purchases", customer.purchases());
        columns.put("currency", currency.orElse(null));
        columns.put("spend", currency.map(name -> net.getOrDefault(name, 0)).orElse(null));
        columns.put("spend_by_currency", net);
        return new ListRow(
                List.of(
                        TextKey.encode(currency.orElse("")),
                        Double.toString(threshold.orElseThrow()),
                        Long.toString(customer.value()),
                        Long.toString(customer.lastMicros()),
                        Integer.toString(customer.lastPurchase())),
                columns);
    }
}
