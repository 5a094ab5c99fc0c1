package dev.rapport.journal;

import dev.rapport.platform.sql.ArrayParameter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes many rows into one table: with one statement, in which one array parameter for each column is unnested by the
 * database, or, of rows that are new for certain and many, by COPY in its binary form.
 *
 * @param <T> what a row is made from
 */
final class BulkInsert<T> {
    /** From so many rows on COPY is worth its two round trips. */
    private static final int ROWS_FOR_COPY = 100;

    private static final int COPIED_AT_ONCE = 1 << 16;

    private final String table;
    private final List<Column<T>> columns;
    private final String onConflict;

    /** A column: its name, its SQL type and how its value is read, null for NULL. */
    record Column<T>(String name, SqlType type, Function<T, @Nullable Object> value) {}

    /** Rows of a table; {@code key} is what is unique in it besides the workspace. */
    static <T> BulkInsert<T> of(String table, List<String> key, List<Column<T>> columns) {
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

    private BulkInsert(String table, List<Column<T>> columns, String onConflict) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.onConflict = onConflict;
    }

    private static String names(List<? extends Column<?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private String copy(List<Column<T>> some) {
        return "COPY %s (workspace_id, %s) FROM STDIN (FORMAT binary)".formatted(table, names(some));
    }

    private String insert(List<Column<T>> some) {
        String arrays = some.stream().map(column -> "?").collect(Collectors.joining(", "));
        return "INSERT INTO %s (workspace_id, %s) SELECT ?, rows.* FROM unnest(%s) AS rows"
                .formatted(table, names(some), arrays);
    }

    /** The same into a table like it whose name begins with that. */
    BulkInsert<T> into(String prefix) {
        return new BulkInsert<>(prefix + table, columns, onConflict);
    }

    /** Writes rows whose keys are known not to be there: many of them now, row by row as they are encoded, few later. */
    void add(Connection connection, long workspaceId, List<T> rows, Statements statements) throws SQLException {
        if (rows.size() < ROWS_FOR_COPY) {
            addBehind(workspaceId, rows, statements);
            return;
        }
        try (CopyTarget target = CopyTarget.open(connection, copy(columns))) {
            CopyRows encoded = new CopyRows();
            for (T row : rows) {
                encode(workspaceId, row, columns, encoded);
                if (encoded.length() >= COPIED_AT_ONCE) {
                    target.send(encoded);
                    encoded.clear();
                }
            }
            encoded.end();
            target.send(encoded);
            target.end();
        }
    }

    /** The same when {@code statements} run, without any connection by now. */
    void addLater(long workspaceId, List<T> rows, Statements statements) {
        if (rows.size() < ROWS_FOR_COPY) {
            addBehind(workspaceId, rows, statements);
            return;
        }
        List<Column<T>> told = toldOf(rows);
        CopyRows encoded = new CopyRows();
        rows.forEach(row -> encode(workspaceId, row, told, encoded));
        encoded.end();
        statements.addCopy(copy(told), encoded);
    }

    /** Writes rows whose keys are not there once the statements that wait already have run. */
    void addBehind(long workspaceId, List<T> rows, Statements statements) {
        if (!rows.isEmpty()) {
            List<Column<T>> told = toldOf(rows);
            write(insert(told), told, rows, workspaceId, statements);
        }
    }

    /** The columns that have a value in any row: most of the many that facts have are empty in all, and need not travel. */
    private List<Column<T>> toldOf(List<T> rows) {
        return columns.stream()
                .filter(column -> rows.stream().anyMatch(row -> column.value().apply(row) != null))
                .toList();
    }

    /** Writes rows in place of those that have their keys already. */
    void replace(long workspaceId, List<T> rows, Statements statements) {
        if (!rows.isEmpty()) {
            write(insert(columns) + onConflict, columns, rows, workspaceId, statements);
        }
    }

    private static <T> void write(
            String sql, List<Column<T>> columns, List<T> rows, long workspaceId, Statements statements) {
        List<@Nullable String[]> values = new ArrayList<>(columns.size());
        columns.forEach(column -> values.add(texts(column, rows)));
        statements.add(sql, 1 + columns.size(), (statement, first) -> {
            statement.setLong(first, workspaceId);
            for (int c = 0; c < columns.size(); c++) {
                String type = columns.get(c).type().wireName();
                ArrayParameter.bind(statement, first + 1 + c, type, values.get(c));
            }
        });
    }

    private static <T> @Nullable String[] texts(Column<T> column, List<T> rows) {
        @Nullable String[] texts = new String[rows.size()];
        for (int r = 0; r < texts.length; r++) {
            Object value = column.value().apply(rows.get(r));
            texts[r] = value == null ? null : column.type().text(value);
        }
        return texts;
    }

    private static <T> void encode(long workspaceId, T row, List<Column<T>> columns, CopyRows encoded) {
        encoded.row(1 + columns.size());
        encoded.eightBytes(workspaceId);
        for (Column<T> column : columns) {
            Object value = column.value().apply(row);
            if (value == null) {
                encoded.absent();
            } else {
                column.type().encode(value, encoded);
            }
        }
    }
}
