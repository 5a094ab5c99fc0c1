package dev.rapport.query.list;

import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.texts;
import static dev.rapport.schema.Property.wholeNumber;

import dev.rapport.schema.ObjectType;
import dev.rapport.schema.RowType;
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

    private static final RowType<Map.Entry<Key, Found>> ROW = RowType.<Map.Entry<Key, Found>>of(
                    "QualityEntry", "A reason.")
            .with(
                    text("code").example("discarded_interaction"),
                    entry -> entry.getKey().oddity().wireName())
            .with(text("reason").orNull().example("spam"), entry -> entry.getKey()
                    .reason())
            .with(text("source").orNull().example("zendesk"), entry -> entry.getKey()
                    .source())
            .with(
                    text("sentence").example(Oddity.DISCARDED_INTERACTION.sentence()),
                    entry -> entry.getKey().oddity().sentence())
            .with(wholeNumber("count").example(12), entry -> entry.getValue().count)
            .with(texts("examples").meaning("Subjects.").example(List.of("1001")), entry -> entry.getValue().examples)
            .build();

    /** What a row looks like. */
    static final ObjectType TYPE = ROW.type();

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
        return found.entrySet().stream().map(ROW::write).toList();
    }
}
