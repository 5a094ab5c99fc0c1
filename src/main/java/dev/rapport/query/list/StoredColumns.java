package dev.rapport.query.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.query.AnswerRows;
import dev.rapport.schema.Property;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Columns that answers take from the database.
 *
 * @param columns in the order of the answer
 */
record StoredColumns(List<Column> columns) {
    private static final ObjectMapper JSON = new ObjectMapper();

    StoredColumns {
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param property what answers say of it
     * @param sql what it is in the database
     */
    record Column(Property property, String sql) {}

    /** A column that has the same name in the database. An empty list or object is null there. */
    static Column column(Property property) {
        String name = property.name();
        return switch (property.type().kind()) {
            case LIST -> new Column(property, "COALESCE(%s, '[]')".formatted(name));
            case ANY_OBJECT -> new Column(property, property.nullable() ? name : "COALESCE(%s, '{}')".formatted(name));
            default -> new Column(property, name);
        };
    }

    /** A column that is something else in the database. */
    static Column column(Property property, String sql) {
        return new Column(property, sql);
    }

    /** The same with others behind. */
    StoredColumns and(Column... more) {
        List<Column> all = new ArrayList<>(columns);
        all.addAll(List.of(more));
        return new StoredColumns(all);
    }

    /** What answers say of them. */
    List<Property> properties() {
        return columns.stream().map(Column::property).toList();
    }

    /** What stands behind SELECT. */
    String select() {
        return columns.stream().map(Column::sql).collect(Collectors.joining(", "));
    }

    /**
     * The values of a row, times in the zone.
     *
     * @param first the place of the first of them in the row
     */
    Map<String, @Nullable Object> read(ResultSet row, int first, ZoneId zone) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int c = 0; c < columns.size(); c++) {
            Property property = columns.get(c).property();
            values.put(property.name(), value(row, c + first, property, zone));
        }
        return values;
    }

    private static @Nullable Object value(ResultSet row, int place, Property property, ZoneId zone)
            throws SQLException {
        return switch (property.type().kind()) {
            case TEXT, WORD, DATE -> row.getString(place);
            case TIME -> time(row.getObject(place, OffsetDateTime.class), zone);
            case WHOLE_NUMBER, WHOLE_NUMBER_OR_WORD -> {
                long number = row.getLong(place);
                yield row.wasNull() ? null : number;
            }
            case DECIMAL -> plain(row.getBigDecimal(place));
            case TRUTH -> row.getBoolean(place);
            case LIST, OBJECT, TEXT_OR_OBJECT, ANY_OBJECT, NAMED -> tree(row.getString(place));
        };
    }

    private static @Nullable String time(@Nullable OffsetDateTime time, ZoneId zone) {
        return time == null ? null : AnswerRows.time(time.toInstant(), zone);
    }

    private static @Nullable Object plain(@Nullable BigDecimal number) {
        return number == null ? null : shortest(number);
    }

    /** A number without needless zeros. */
    static Object shortest(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() <= 0 ? shortest.toBigInteger() : shortest;
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        try {
            return json == null ? null : JSON.readTree(json);
        } catch (IOException damaged) {
            throw new UncheckedIOException("the database gave JSON that is none", damaged);
        }
    }
}
