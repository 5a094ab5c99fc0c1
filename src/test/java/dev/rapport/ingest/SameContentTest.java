package dev.rapport.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.event.EventRules;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldKind;
import dev.rapport.event.SubmittedEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same event is the same content, whichever wire form it comes in. */
class SameContentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WORDS = List.of(
            "a", "Zoë", "a,b", "say \"hi\"", "two\nlines", "😀", " blank ", "0", "9007199254740993", "x|y\\z", ";");

    static List<Integer> seeds() {
        return java.util.stream.IntStream.rangeClosed(1, 20).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_event_as_json_ndjson_and_csv_is_the_same_content(int seed) throws IOException {
        Random random = new Random(seed);
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            items.add(item(random, i));
        }
        List<SubmittedEvent> fromJson =
                Reading.document(JSON.writeValueAsString(items), Reading.EVENTS).items().stream()
                        .map(Reading::valid)
                        .toList();
        List<SubmittedEvent> fromLines = Reading.lines(ndjson(items), Reading.EVENTS).stream()
                .map(line -> Reading.valid(line.item()))
                .toList();
        List<SubmittedEvent> fromCsv = Reading.rows(csv(items), Reading.EVENTS).stream()
                .map(row -> Reading.valid(row.item()))
                .toList();
        assertThat(fromLines).as("seed " + seed).isEqualTo(fromJson);
        assertThat(fromCsv).as("seed " + seed).isEqualTo(fromJson);
        assertThat(fromJson).as("seed " + seed).allSatisfy(event -> assertThat(
                        EventRules.check(event.type(), event.data()))
                .isEmpty());
    }

    private static Map<String, Object> item(Random random, int index) {
        EventType type = pick(List.of(EventType.values()), random);
        Map<String, Object> data = new LinkedHashMap<>();
        List<Field> fields = new ArrayList<>(type.fields());
        Collections.shuffle(fields, random);
        for (Field field : fields) {
            if (type.requires(field) || random.nextBoolean()) {
                data.put(field.wireName(), value(field, random));
            }
        }
        keepRules(type, data, random);
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", random.nextBoolean() ? "e" + index : (Object) (9_007_199_254_740_993L + index));
        if (random.nextBoolean()) {
            item.put("source", pick(WORDS, random));
        }
        item.put("type", type.wireName());
        item.put("subject", type == EventType.CUSTOMER_MERGED ? "customer:" + data.get("from") : pick(WORDS, random));
        item.put(
                "time",
                "2026-0%d-%02dT%02d:30:0%d%s"
                        .formatted(
                                1 + random.nextInt(2),
                                1 + random.nextInt(28),
                                random.nextInt(24),
                                random.nextInt(10),
                                pick(List.of("Z", "+01:00", "-11:30", ".5Z", ".123456789+05:45"), random)));
        item.put("data", data);
        return item;
    }

    private static Object value(Field field, Random random) {
        FieldKind kind = field.kind();
        if (kind instanceof FieldKind.Choice choice) {
            return pick(choice.words(), random);
        }
        if (kind instanceof FieldKind.Truth) {
            return random.nextBoolean();
        }
        if (kind instanceof FieldKind.Decimal) {
            return pick(List.<Object>of(12, "12.50", 0.25, "1e2", 99.9999), random);
        }
        if (kind instanceof FieldKind.Currency) {
            return pick(List.of("EUR", "usd"), random);
        }
        if (kind instanceof FieldKind.ScaleRange) {
            return Map.of("min", 1, "max", "7.0");
        }
        if (kind instanceof FieldKind.Target) {
            return Map.of("source", pick(WORDS, random), "id", 9_007_199_254_740_993L);
        }
        if (kind instanceof FieldKind.Attributes) {
            return Map.of("plan", pick(WORDS, random), "a.b", pick(WORDS, random));
        }
        if (kind instanceof FieldKind.Tags) {
            return List.of(pick(WORDS, random), pick(WORDS, random), "z");
        }
        return pick(WORDS, random);
    }

    /** Corrects what one random value after another can't know of the others. */
    private static void keepRules(EventType type, Map<String, Object> data, Random random) {
        switch (type) {
            case SURVEY_ANSWERED -> {
                data.put("kind", "csat");
                data.put("scale", Map.of("min", 1, "max", "7.0"));
                data.remove("satisfied_from");
                boolean isDismissed = "dismissed".equals(data.get("status"));
                data.put("score", isDismissed ? "" : pick(List.<Object>of(1, "6.5", 7.0), random));
            }
            case PURCHASE_COMPLETED, PURCHASE_CANCELLED -> data.putIfAbsent("currency", "EUR");
            case CUSTOMER_MERGED -> {
                data.put("from", "c1");
                data.put("into", "c2");
            }
            default -> {}
        }
    }

    private static String ndjson(List<Map<String, Object>> items) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Map<String, Object> item : items) {
            lines.append(JSON.writeValueAsString(item)).append('\n');
        }
        return lines.toString();
    }

    private static String csv(List<Map<String, Object>> items) throws IOException {
        List<Map<String, String>> rows =
                items.stream().map(SameContentTest::row).toList();
        TreeSet<String> columns = new TreeSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        StringWriter csv = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.RFC4180)) {
            printer.printRecord(columns);
            for (Map<String, String> row : rows) {
                printer.printRecord(columns.stream().map(name -> row.getOrDefault(name, "")));
            }
        }
        return csv.toString();
    }

    private static Map<String, String> row(Map<String, Object> item) {
        Map<String, String> row = new LinkedHashMap<>();
        item.forEach((name, value) -> {
            if (value instanceof Map<?, ?> data) {
                data.forEach((field, inner) -> cell(row, field.toString(), inner));
            } else {
                row.put(name, value.toString());
            }
        });
        return row;
    }

    private static void cell(Map<String, String> row, String name, Object value) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((member, inner) -> row.put(name + "." + member, inner.toString()));
        } else if (value instanceof List<?> tags) {
            row.put(
                    name,
                    String.join(
                            "|",
                            tags.stream()
                                    .map(tag ->
                                            tag.toString().replace("\\", "\\\\").replace("|", "\\|"))
                                    .toList()));
        } else {
            row.put(name, value.toString());
        }
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
