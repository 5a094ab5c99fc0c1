package dev.rapport.query.list;

import static dev.rapport.query.CommonParameters.CURSOR;
import static dev.rapport.query.CommonParameters.FORMAT;
import static dev.rapport.query.CommonParameters.LIMIT;
import static dev.rapport.query.CommonParameters.TZ;
import static dev.rapport.schema.Property.anyObject;
import static dev.rapport.schema.Property.decimal;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.time;
import static dev.rapport.schema.Property.wholeNumber;

import dev.rapport.metric.Effort;
import dev.rapport.metric.LapsedCustomers;
import dev.rapport.metric.LapsedCustomers.Lapsed;
import dev.rapport.metric.PurchaseGaps;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.query.AnswerRows;
import dev.rapport.readmodel.CodeColumn;
import dev.rapport.readmodel.PurchaseColumns;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.time.EpochMicros;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The customers who stopped coming, the most valuable and longest gone first. */
public final class LapsedList implements RowList {
    private static final int MAX_DAYS = 36_500;

    private static final Property THRESHOLD = wholeNumber("threshold_days", 0, MAX_DAYS)
            .meaning("After how many days without a purchase a customer has lapsed. Default: the 90th percentile of the"
                    + " gaps between the purchase dates of all customers.");
    private static final Property CURRENCY = text("currency")
            .meaning(
                    "The currency whose spend orders the list. Default: the only one there is; of several, none, and the"
                            + " number of purchases orders the list.")
            .example("EUR");

    /** The parameters. */
    public static final List<Property> PARAMETERS = List.of(THRESHOLD, CURRENCY, LIMIT, CURSOR, TZ, FORMAT);

    private static final RowType<Row> ROW = RowType.<Row>of("LapsedCustomer", "A customer who stopped coming.")
            .with(
                    text("customer_id")
                            .meaning("The first of the customer's ids by code points.")
                            .example("zendesk:7881"),
                    Row::customerId)
            .with(time("last_purchase_at"), Row::lastPurchaseAt)
            .with(wholeNumber("days_since").example(120), row -> row.customer().daysSince())
            .with(wholeNumber("purchases").example(3), row -> row.customer().purchases())
            .with(
                    text("currency")
                            .orNull()
                            .meaning("The currency that orders the list.")
                            .example("EUR"),
                    row -> row.currency().orElse(null))
            .with(
                    decimal("spend")
                            .orNull()
                            .meaning("In that currency, refunds taken off.")
                            .example(new BigDecimal("105.84")),
                    row -> row.currency()
                            .map(name -> row.net().getOrDefault(name, 0))
                            .orElse(null))
            .with(anyObject("spend_by_currency").meaning("Refunds taken off."), Row::net)
            .build();

    private record Row(
            String customerId,
            String lastPurchaseAt,
            Lapsed customer,
            Optional<String> currency,
            Map<String, Object> net) {}

    private static final RowType<LapsedList> HEAD = RowType.<LapsedList>of("LapsedCustomersHead", "How it was found.")
            .with(time("as_of"), list -> AnswerRows.time(list.now, list.zone))
            .with(
                    decimal("threshold_days")
                            .orNull()
                            .meaning("Null when no customer has bought on two dates, so that nobody can be said to have"
                                    + " lapsed.")
                            .example(new BigDecimal("61.5")),
                    list -> list.threshold.isPresent() ? list.threshold.getAsDouble() : null)
            .with(
                    text("order_by").example("-spend,-days_since"),
                    list -> list.currency.isPresent() ? "-spend,-days_since" : "-purchases,-days_since")
            .with(text("currency").orNull().example("EUR"), list -> list.currency.orElse(null))
            .build();

    /** What it looks like. */
    public static final ListType TYPE =
            ListType.paged(ROW.type(), HEAD.type().properties().toArray(Property[]::new));

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
        OptionalInt given = parameters.number(THRESHOLD);
        List<String> known = currencies(purchases);
        Optional<String> currency = parameters.text(CURRENCY);
        if (currency.isPresent() && !known.contains(currency.get())) {
            parameters.refuse(CURRENCY.name(), NearestName.unknown("currency of a purchase", currency.get(), known));
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
        return ROW.type().names();
    }

    @Override
    public Map<String, @Nullable Object> head() {
        return HEAD.write(this);
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
        Row columns = new Row(
                purchases.customer().dictionary().text(customer.person()),
                AnswerRows.time(EpochMicros.toInstant(customer.lastMicros()), zone),
                customer,
                currency,
                spend.net());
        return new ListRow(
                List.of(
                        TextKey.encode(currency.orElse("")),
                        Double.toString(threshold.orElseThrow()),
                        Long.toString(customer.value()),
                        Long.toString(customer.lastMicros()),
                        Integer.toString(customer.lastPurchase())),
                ROW.write(columns));
    }
}
