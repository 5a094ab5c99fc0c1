package dev.rapport.query.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what was found, by code, reason and source, each with its first examples. */
final class Oddities {
    /** How many examples are told. */
    static final int EXAMPLES = 5;

    private final Map<Key, Found> found = new LinkedHashMap<>();

    private record Key(
            Oddity oddity,
            @Nullable String reason,
            @Nullable String source) {}

    private static final class Found {
        private long count;
        private final List<String> examples = new ArrayList<>();
    }

    /** More of a kind; nothing when there is none. */
    void add(Oddity oddity, @Nullable String reason, @Nullable String source, long count, List<String> examples) {
        if (count == 0) {
            return;
        }
        Found more = found.computeIfAbsent(new Key(oddity, reason, source), any -> new Found());
        more.count += count;
        examples.stream().limit(EXAMPLES - more.examples.size()).forEach(more.examples::add);
    }

    List<Map<String, @Nullable Object>> toRows() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        found.forEach((key, found) -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("code", key.oddity().wireName());
            row.put("reason", key.reason());
            row.put("source", key.source());
            row.put("sentence", key.oddity().sentence());
            row.put("count", found.count);
            row.put("examples", found.examples);
            rows.add(row);
        });
        return rows;
    }
}
