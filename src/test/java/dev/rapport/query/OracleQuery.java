package dev.rapport.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A random question, for the service and for the oracle.
 *
 * @param filter the kept values by dimension; null among them stands for facts without a value
 */
record OracleQuery(
        String metric,
        Map<String, String> options,
        Instant from,
        Instant to,
        ZoneId zone,
        String grain,
        List<String> groupBy,
        Map<String, Set<Optional<String>>> filter,
        List<String> parameters) {

    static final List<String> METRICS = List.of("csat", "nps", "first_response_time", "fcr", "repeat_purchase_rate");
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "UTC");
    private static final List<String> GRAINS = List.of("hour", "day", "week", "month", "quarter", "year", "total");
    private static final Map<String, Map<String, List<String>>> OPTIONS = Map.of(
            "nps", Map.of("respondent", List.of("all", "latest_per_customer")),
            "first_response_time", Map.of("start", List.of("opened", "handover")),
            "fcr",
                    new TreeMap<>(Map.of(
                            "window_days", List.of("1", "7", "30"),
                            "transfers", List.of("ignore", "fail"),
                            "net", List.of("true", "false"))),
            "repeat_purchase_rate", Map.of("count", List.of("orders", "days")));

    /** A question whose filter and edges meet some of the items. */
    static OracleQuery random(Random random, String metric, List<OracleItem> items) {
        List<String> parameters = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        OPTIONS.getOrDefault(metric, Map.of()).forEach((name, values) -> {
            String value = oneOf(random, values);
            options.put(name, value);
            parameters.add(name + "=" + value);
        });
        ZoneId zone = ZoneId.of(oneOf(random, ZONES));
        String grain = oneOf(random, GRAINS);
        LocalDate first = LocalDate.of(2025, 12, 25).plusDays(random.nextInt(170));
        LocalDate last = first.plusDays(1 + random.nextInt(grain.equals("hour") ? 4 : 200));
        Instant from = first.atStartOfDay(zone).toInstant();
        Instant to = last.atStartOfDay(zone).toInstant();
        if (random.nextInt(3) == 0) {
            Instant edge = oneOf(random, items).at();
            boolean isInside = edge.isAfter(from) && edge.isBefore(to);
            from = isInside && random.nextBoolean() ? edge : from;
            to = isInside && !from.equals(edge) ? edge : to;
        }
        parameters.addAll(List.of("from=" + from, "to=" + to, "tz=" + zone, "grain=" + grain));
        List<String> dimensions = List.copyOf(dimensions(items));
        List<String> groupBy = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String dimension = oneOf(random, dimensions);
            if (!groupBy.contains(dimension)) {
                groupBy.add(dimension);
            }
        }
        if (!groupBy.isEmpty()) {
            parameters.add("group_by=" + String.join(",", groupBy));
        }
        Map<String, Set<Optional<String>>> filter = new HashMap<>();
        if (random.nextInt(3) == 0) {
            String dimension = oneOf(random, dimensions);
            Set<Optional<String>> kept = new HashSet<>();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                kept.add(Optional.ofNullable(oneOf(random, items).dimension(dimension)));
            }
            filter.put(dimension, kept);
            parameters.add("filter=" + dimension + ":"
                    + String.join("|", kept.stream().map(v -> v.orElse("null")).toList()));
        }
        return new OracleQuery(metric, options, from, to, zone, grain, groupBy, filter, parameters);
    }

    private static Set<String> dimensions(List<OracleItem> items) {
        Set<String> dimensions = new java.util.TreeSet<>();
        items.forEach(item -> dimensions.addAll(item.dimensions().keySet()));
        return dimensions;
    }

    private static <T> T oneOf(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean keeps(OracleItem item) {
        return !item.at().isBefore(from)
                && item.at().isBefore(to)
                && filter.entrySet().stream()
                        .allMatch(condition ->
                                condition.getValue().contains(Optional.ofNullable(item.dimension(condition.getKey()))));
    }

    List<@Nullable String> groupOf(OracleItem item) {
        List<@Nullable String> group = new ArrayList<>();
        groupBy.forEach(dimension -> group.add(item.dimension(dimension)));
        return group;
    }

    boolean additive() {
        return !metric.equals("repeat_purchase_rate")
                && !Objects.equals(options.get("respondent"), "latest_per_customer");
    }
}
