package dev.rapport.query;

import dev.rapport.metric.Answer;
import dev.rapport.metric.Comparison;
import dev.rapport.metric.Effort;
import dev.rapport.metric.Measures;
import dev.rapport.metric.MetricDescription;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** An answer's cells as flat rows: a name and a plain value for each column. */
public final class AnswerRows {
    private static final int PLACES = 6;
    private static final int PLACES_BETWEEN_LOOKS = 1024;
    private static final long BYTES_OF_PLACE = 64;
    private static final long BYTES_OF_KEY = 120;

    private final MetricRequest request;

    /** The rows of answers to that request. */
    public AnswerRows(MetricRequest request) {
        this.request = request;
    }

    /**
     * All rows in the order asked for, at most as many as asked for. Each is made when it is read; what is held is the
     * order, when there is one.
     */
    public List<Map<String, @Nullable Object>> of(Answer answer, Optional<Answer> compared, Effort effort) {
        Rows natural = new Rows(answer, compared);
        List<Map<String, @Nullable Object>> rows =
                request.orderBy().isEmpty() ? natural : new Ordered(natural, order(natural, effort));
        return request.limit().isPresent()
                ? rows.subList(0, Math.min(rows.size(), request.limit().getAsInt()))
                : rows;
    }

    /** Rows by time and group. */
    private final class Rows extends AbstractList<Map<String, @Nullable Object>> implements RandomAccess {
        private final List<Answer.Row> rows;
        private final Optional<Answer> other;

        Rows(Answer answer, Optional<Answer> other) {
            this.rows = answer.rows();
            this.other = other;
        }

        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public Map<String, @Nullable Object> get(int place) {
            Answer.Row row = rows.get(place);
            Map<String, @Nullable Object> columns = row(row);
            other.ifPresent(
                    period -> columns.putAll(compared(row.measures(), period.measures(row.bucket(), row.group()))));
            return columns;
        }
    }

    /** The same rows in another order. */
    private static final class Ordered extends AbstractList<Map<String, @Nullable Object>> implements RandomAccess {
        private final List<Map<String, @Nullable Object>> rows;
        private final Integer[] order;

        Ordered(List<Map<String, @Nullable Object>> rows, Integer[] order) {
            this.rows = rows;
            this.order = order;
        }

        @Override
        public int size() {
            return order.length;
        }

        @Override
        public Map<String, @Nullable Object> get(int place) {
            return rows.get(order[place]);
        }
    }

    /** What it takes to order so many rows as a request asks for. */
    static long bytesOfOrder(MetricRequest request, long rows) {
        int keys = request.orderBy().size();
        return keys == 0 ? 0 : rows * (BYTES_OF_PLACE + BYTES_OF_KEY * keys);
    }

    /** The places of the rows, ordered by what is kept of each: the columns to order by. */
    private Integer[] order(Rows rows, Effort effort) {
        List<MetricRequest.RowOrder> by = request.orderBy();
        effort.hold(bytesOfOrder(request, rows.size()));
        Integer[] order = new Integer[rows.size()];
        List<@Nullable Object[]> keys = new ArrayList<>(order.length);
        for (int place = 0; place < order.length; place++) {
            if (place % PLACES_BETWEEN_LOOKS == 0) {
                effort.goOn();
            }
            order[place] = place;
            Map<String, @Nullable Object> row = rows.get(place);
            @Nullable Object[] ofRow = new @Nullable Object[by.size()];
            for (int key = 0; key < by.size(); key++) {
                ofRow[key] = comparable(row.get(by.get(key).column()));
            }
            keys.add(ofRow);
        }
        Arrays.sort(order, (left, right) -> {
            int compared = 0;
            for (int key = 0; key < by.size() && compared == 0; key++) {
                compared = compare(
                        keys.get(left)[key], keys.get(right)[key], by.get(key).descending());
            }
            return compared;
        });
        return order;
    }

    @SuppressWarnings("unchecked") // a column holds values of one type
    private static int compare(@Nullable Object a, @Nullable Object b, boolean descending) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        int compared = ((Comparable<Object>) a).compareTo(b);
        return descending ? -compared : compared;
    }

    private Map<String, @Nullable Object> row(Answer.Row row) {
        Map<String, @Nullable Object> columns = AnswerColumns.BUCKET.write(
                new AnswerColumns.Bucket(row, request.question().zone()));
        List<String> groupBy = request.question().groupBy();
        for (int d = 0; d < groupBy.size(); d++) {
            columns.put(groupBy.get(d), row.group().get(d));
        }
        columns.putAll(cell(row.measures()));
        return columns;
    }

    /** The total with its comparison, if there is one. */
    Map<String, @Nullable Object> total(Answer answer, Optional<Answer> compared) {
        Map<String, @Nullable Object> columns = cell(answer.total());
        compared.ifPresent(other -> columns.putAll(compared(answer.total(), Optional.of(other.total()))));
        return columns;
    }

    /** What a cell is compared with another one. */
    Map<String, @Nullable Object> compared(Measures now, Optional<Measures> then) {
        return AnswerColumns.COMPARISON.write(then.map(
                measures -> Comparison.of(now, measures, request.question().confidence())));
    }

    /** The columns of a cell. */
    public Map<String, @Nullable Object> cell(Measures measures) {
        Map<String, @Nullable Object> columns = AnswerColumns.CELL.write(measures);
        measures.own().forEach((name, own) -> columns.put(name, plain(own)));
        measures.excluded().forEach((reason, count) -> columns.put(MetricDescription.EXCLUDED + reason, count));
        return columns;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Double number) {
            return rounded(number);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(AnswerRows::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, member) -> plain.put(String.valueOf(key), plain(member)));
            return plain;
        }
        return value;
    }

    /** The same, null without a value. */
    static @Nullable Object rounded(OptionalDouble value) {
        return value.isPresent() ? rounded(value.getAsDouble()) : null;
    }

    /** At most six decimals, no exponent, no trailing zeros; a whole number has no decimals at all. */
    static Object rounded(double value) {
        BigDecimal number = BigDecimal.valueOf(value)
                .setScale(PLACES, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return number.scale() <= 0 ? number.toBigInteger() : number;
    }

    /** RFC 3339 in the zone. */
    public static String time(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.atZone(zone).toOffsetDateTime());
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()) : value;
    }
}
