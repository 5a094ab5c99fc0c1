package dev.rapport.query.list;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows in one order, read part by part and never held all at once. */
public interface RowList {
    /** About what a part may cost in memory: a reader of large rows gives fewer of them at once. */
    long MOST_BYTES = 8L << 20;

    /** The names of the columns, which depend on the list alone and never on the data. */
    List<String> columns();

    /** What stands above the rows in JSON. */
    default Map<String, @Nullable Object> head() {
        return Map.of();
    }

    /** Begins to read: behind the row of that key, or at the first one. */
    RowReader read(Optional<List<String>> behind);

    /** On the way through a list. */
    interface RowReader {
        /** The next rows, at most so many; fewer when they are large, none only at the end. */
        List<ListRow> next(int most);
    }
}
