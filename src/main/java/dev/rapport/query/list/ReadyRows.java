package dev.rapport.query.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list that is short enough to be held and comes whole.
 *
 * @param columns the names of the columns
 * @param head what stands above the rows in JSON
 * @param rows the rows, by the names of the columns
 */
record ReadyRows(List<String> columns, Map<String, @Nullable Object> head, List<Map<String, @Nullable Object>> rows)
        implements RowList {
    /** More rows than any such list has. */
    static final int ALL = 1_000_000;

    @Override
    public RowReader read(Optional<List<String>> behind) {
        return new RowReader() {
            private int next;

            @Override
            public List<ListRow> next(int most) {
                List<Map<String, @Nullable Object>> part =
                        rows.subList(next, (int) Math.min(rows.size(), (long) next + most));
                next += part.size();
                List<ListRow> answer = new ArrayList<>();
                for (Map<String, @Nullable Object> row : part) {
                    answer.add(new ListRow(List.of(), row));
                }
                return answer;
            }
        };
    }
}
