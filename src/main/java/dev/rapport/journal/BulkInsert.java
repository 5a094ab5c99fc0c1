package dev.rapport.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes many rows with one statement: one array parameter for each column, unnested by the database. Values travel as
 * texts in PostgreSQL's own notation, so that no session setting has a say in them.
 *
 * @param <T> what a row is made from
 */
final class BulkInsert<T> {
    private final String table;
    private final List<Column<T>> columns;
    private final String sql;

    /** A column: its name, its SQL type and how its value is read, null for NULL. */
    record Column<T>(String name, String sqlType, Function<T, @Nullable Object> value) {}

    /** Inserts into a table; a row whose key is there already replaces it. */
    static <T> BulkInsert<T> replacing(String table, List<String> key, List<Column<T>> columns) {
        String replaced = columns.stream()
                .map(Column::name)
                .filter(name -> !key.contains(name))
                .map(name -> name + " = EXCLUDED." + name)
                .collect(Collectors.joining(", "));
        return new BulkInsert<>(
                table,
                columns,
                " ON CONFLICT (workspace_id, %s) DO UPDATE SET %s".formatted(String.join(", ", key), replaced));
    }

    /** Inserts into a table rows whose keys are known not to be there. */
    static <T> BulkInsert<T> adding(String table, List<Column<T>> columns) {
        return new BulkInsert<>(table, columns, "");
    }

    private BulkInsert(String table, List<Column<T>> columns, String onConflict) {
        this.table = table;
        this.columns = List.copyOf(columns);
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String arrays =
                columns.stream().map(column -> "?::" + column.sqlType() + "[]").collect(Collectors.joining(", "));
        this.sql = "INSERT INTO %s (workspace_id, %s) SELECT ?, rows.* FROM unnest(%s) AS rows%s"
                .formatted(table, names, arrays, onConflict);
    }

    /** The same into a table like it whose name begins with that; no key is there yet. */
    BulkInsert<T> into(String prefix) {
        return adding(prefix + table, columns);
    }

    /** Writes the rows of a workspace; does nothing when there are none. */
    void write(Connection connection, long workspaceId, List<T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, workspaceId);
            for (int c = 0; c < columns.size(); c++) {
                Column<T> column = columns.get(c);
                statement.setArray(c + 2, connection.createArrayOf(column.sqlType(), texts(column, rows)));
            }
            statement.executeUpdate();
        }
    }

    private static <T> @Nullable String[] texts(Column<T> column, List<T> rows) {
        @Nullable String[] texts = new String[rows.size()];
        for (int r = 0; r < texts.length; r++) {
            Object value = column.value().apply(rows.get(r));
            texts[r] = value == null ? null : value.toString();
        }
        return texts;
    }
}
