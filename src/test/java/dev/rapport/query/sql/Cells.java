package dev.rapport.query.sql;

import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares the rows of an answer with those of the SQL, cell by cell. */
final class Cells {
    private static final double TOLERANCE = 1.1e-6;
    private static final Set<String> OF_THE_ROW = Set.of("bucket_start", "bucket_end", "complete", "status");

    private final RandomQuestion question;
    private final List<String> differences = new ArrayList<>();
    private int compared;

    Cells(RandomQuestion question) {
        this.question = question;
    }

    /** How many rows of the SQL were compared. */
    int compared() {
        return compared;
    }

    /** What differs; empty when nothing does. */
    List<String> compare(List<Map<String, @Nullable Object>> answered, List<Map<String, @Nullable Object>> counted) {
        Map<List<@Nullable Object>, Map<String, @Nullable Object>> bySql = new HashMap<>();
        for (Map<String, @Nullable Object> row : counted) {
            bySql.put(key(Objects.requireNonNull((Instant) row.get("bucket_start")), row), row);
        }
        for (Map<String, @Nullable Object> row : answered) {
            Instant start = OffsetDateTime.parse(String.valueOf(row.get("bucket_start")))
                    .toInstant();
            List<@Nullable Object> key = key(start, row);
            Map<String, @Nullable Object> sql = bySql.remove(key);
            if (sql == null) {
                expectEmpty(key, row);
            } else {
                compared++;
                compare(key, row, sql);
            }
        }
        bySql.forEach((key, row) -> differences.add("%s: only the SQL has %s %s".formatted(question, key, row)));
        return differences;
    }

    private List<@Nullable Object> key(Instant start, Map<String, @Nullable Object> row) {
        List<@Nullable Object> key = new ArrayList<>();
        key.add(start);
        question.groupBy().forEach(dimension -> key.add(row.get(dimension)));
        return key;
    }

    private void expectEmpty(List<@Nullable Object> key, Map<String, @Nullable Object> row) {
        row.forEach((column, value) -> {
            boolean counts = column.equals("denominator")
                    || column.equals("numerator")
                    || column.equals("pending")
                    || column.startsWith("excluded_");
            if (counts && value instanceof Number number && number.doubleValue() != 0) {
                differences.add("%s: the SQL has no row %s, the answer has %s".formatted(question, key, row));
            }
        });
    }

    private void compare(
            List<@Nullable Object> key, Map<String, @Nullable Object> row, Map<String, @Nullable Object> sql) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>(row);
        columns.keySet().removeAll(OF_THE_ROW);
        columns.keySet().removeAll(question.groupBy());
        columns.forEach((column, value) -> {
            if (!sql.containsKey(column)) {
                differences.add("%s: the SQL has no column %s".formatted(question, column));
            } else if (!same(value, read(sql.get(column)))) {
                differences.add("%s %s %s: the answer says %s, the SQL %s"
                        .formatted(question, key, column, value, sql.get(column)));
            }
        });
    }

    private static @Nullable Object read(@Nullable Object value) {
        return value instanceof String text && text.startsWith("[")
                ? JsonPath.from(text).getList("")
                : value;
    }

    private static boolean same(@Nullable Object answered, @Nullable Object counted) {
        if (answered instanceof Number left && counted instanceof Number right) {
            double most = TOLERANCE + Math.abs(left.doubleValue()) * 1e-12;
            return Math.abs(left.doubleValue() - right.doubleValue()) <= most;
        }
        if (answered instanceof Map<?, ?> left && counted instanceof Map<?, ?> right) {
            return left.keySet().equals(right.keySet())
                    && left.keySet().stream().allMatch(name -> same(left.get(name), right.get(name)));
        }
        if (answered instanceof List<?> left && counted instanceof List<?> right) {
            return left.size() == right.size()
                    && IntStream.range(0, left.size()).allMatch(i -> same(left.get(i), right.get(i)));
        }
        return Objects.equals(answered, counted);
    }
}
