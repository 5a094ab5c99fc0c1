package dev.rapport.query.list;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a list.
 *
 * @param key its place: the list can be read on from behind it
 * @param columns what it says, by the names of the list's columns
 */
public record ListRow(List<String> key, Map<String, @Nullable Object> columns) {
    public ListRow {
        key = List.copyOf(key);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
