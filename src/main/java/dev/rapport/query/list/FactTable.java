package dev.rapport.query.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.query.AnswerRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of facts and the columns that lists show of it.
 *
 * @param name the table
 * @param columns what is shown, in this order
 */
record FactTable(String name, List<Column> columns) {
    private static final ObjectMapper JSON = new ObjectMapper();

    FactTable {
        columns = List.copyOf(columns);
    }

    /** How a value is read and written. */
    enum Kind {
        TEXT,
        TIME,
        INTEGER,
        DECIMAL,
        JSON
    }

    /**
     * A column.
     *
     * @param name as lists call it
     * @param sql what it is in the table
     */
    record Column(String name, String sql, Kind kind) {}

    static Column text(String name) {
        return new Column(name, name, Kind.TEXT);
    }

    static Column text(String name, String sql) {
        return new Column(name, sql, Kind.TEXT);
    }

    static Column time(String name) {
        return new Column(name, name, Kind.TIME);
    }

    static Column integer(String name) {
        return new Column(name, name, Kind.INTEGER);
    }

    static Column decimal(String name, String sql) {
        return new Column(name, sql, Kind.DECIMAL);
    }

    static Column json(String name, String sql) {
        return new Column(name, sql, Kind.JSON);
    }

    /** A list, which is null in the table when it is empty. */
    static Column list(String name) {
        return json(name, "COALESCE(%s, '[]')".formatted(name));
    }

    /** An object, which is null in the table when it is empty. */
    static Column object(String name) {
        return json(name, "COALESCE(%s, '{}')".formatted(name));
    }

    /** The names of the columns. */
    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** Reads the rows that are there and that the condition holds for: the fact's number, then the columns. */
    String select(String condition) {
        return "SELECT number, %s FROM %s WHERE workspace_id = ? AND present AND %s"
                .formatted(columns.stream().map(Column::sql).collect(Collectors.joining(", ")), name, condition);
    }

    /** What a row of {@link #select} says, times in the zone. */
    Map<String, @Nullable Object> read(ResultSet row, ZoneId zone) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int c = 0; c < columns.size(); c++) {
            values.put(columns.get(c).name(), value(row, c + 2, columns.get(c).kind(), zone));
        }
        return values;
    }

    private static @Nullable Object value(ResultSet row, int place, Kind kind, ZoneId zone) throws SQLException {
        return switch (kind) {
            case TEXT -> row.getString(place);
            case TIME -> time(row.getObject(place, OffsetDateTime.class), zone);
            case INTEGER -> row.getObject(place, Integer.class);
            case DECIMAL -> plain(row.getBigDecimal(place));
            case JSON -> tree(row.getString(place));
        };
    }

    static @Nullable String time(@Nullable OffsetDateTime time, ZoneId zone) {
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

    /** A value of type jsonb. */
    static @Nullable JsonNode tree(@Nullable String json) {
        try {
            return json == null ? null : JSON.readTree(json);
        } catch (IOException damaged) {
            throw new UncheckedIOException("the database gave JSON that is none", damaged);
        }
    }
}
