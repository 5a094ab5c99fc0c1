package dev.rapport.query.list;

import dev.rapport.workspace.WorkspaceId;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Groups chosen facts in their table, some thousands with a statement. */
@ApplicationScoped
class FactSample {
    private static final int PART = 10_000;

    private final StoredRows stored;

    FactSample(StoredRows stored) {
        this.stored = stored;
    }

    /** Takes a group: how many facts, and the subjects of the first ones. */
    interface Group {
        void add(@Nullable String reason, long count, List<String> examples);
    }

    /** The rows that hold, by number. */
    static int[] rows(int size, IntPredicate holds) {
        IntArrayList rows = new IntArrayList();
        for (int row = 0; row < size; row++) {
            if (holds.test(row)) {
                rows.add(row);
            }
        }
        return rows.toIntArray();
    }

    /**
     * Groups facts.
     *
     * @param sql gives reason, count and an array of subjects, for a workspace and an array of numbers
     */
    void group(String sql, WorkspaceId workspace, int[] numbers, Group group) {
        for (int start = 0; start < numbers.length; start += PART) {
            int[] part = Arrays.copyOfRange(numbers, start, Math.min(numbers.length, start + PART));
            stored.query(
                    sql,
                    statement -> {
                        statement.setLong(1, workspace.value());
                        StoredRows.numbers(statement, 2, part);
                    },
                    row -> {
                        group.add(row.getString(1), row.getLong(2), List.of((String[])
                                Objects.requireNonNull(row.getArray(3)).getArray()));
                        return part;
                    });
        }
    }

    /** Counts all and looks up the subjects of the first ones alone. */
    void count(String sql, WorkspaceId workspace, int[] numbers, Group group) {
        int[] first = Arrays.copyOf(numbers, Math.min(numbers.length, Oddities.EXAMPLES));
        group(sql, workspace, first, (reason, count, examples) -> group.add(null, numbers.length, examples));
    }
}
