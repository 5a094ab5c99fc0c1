package dev.rapport.query.sql;

import dev.rapport.event.RandomEvents;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A question to a metric, as parameters of the address and as parameters of the SQL.
 *
 * @param options those of the metric, by name
 */
record RandomQuestion(
        String metric,
        Instant from,
        Instant to,
        String zone,
        String grain,
        boolean byChannel,
        Map<String, String> options) {
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe");
    private static final List<String> GRAINS = List.of("hour", "day", "week", "month", "quarter", "year", "total");
    private static final List<String> DAYS = List.of("1", "2", "7", "30", "90");

    /** What currencies are never added up in is split by them. */
    private static final List<String> BY_CURRENCY = List.of("revenue", "average_ticket", "purchases");

    /** What a file has that the metric is not asked for. */
    private static final Map<String, String> STANDARD = Map.ofEntries(
            Map.entry("window_days", "7"),
            Map.entry("transfers", "ignore"),
            Map.entry("net", "false"),
            Map.entry("start", "opened"),
            Map.entry("clock", "elapsed"),
            Map.entry("respondent", "all"),
            Map.entry("measure", "full"),
            Map.entry("resolution", "first"),
            Map.entry("abandoned", "exclude"),
            Map.entry("count", "orders"),
            Map.entry("n_days", "90"),
            Map.entry("method", "mature"),
            Map.entry("by", "csat"));

    /** A question to a metric of the catalogue. */
    static RandomQuestion of(String metric, JsonPath catalogue, Random random) {
        long span = Duration.between(RandomEvents.START, RandomEvents.END).toSeconds();
        String grain = oneOf(GRAINS, random);
        long length = grain.equals("hour")
                ? Duration.ofDays(12).toSeconds()
                : span + Duration.ofDays(40).toSeconds();
        Instant from = RandomEvents.START.minus(9, ChronoUnit.DAYS).plusSeconds(random.nextLong(span));
        Instant to = from.plusSeconds(3600 + random.nextLong(length));
        Map<String, String> options = new LinkedHashMap<>();
        for (Map<String, String> option :
                catalogue.<Map<String, String>>getList("metrics.find { it.id == '%s' }.options".formatted(metric))) {
            List<String> values = values(option.getOrDefault("allowed", ""));
            options.put(option.getOrDefault("name", ""), oneOf(values, random));
        }
        return new RandomQuestion(metric, from, to, oneOf(ZONES, random), grain, random.nextBoolean(), options);
    }

    private static List<String> values(String allowed) {
        return allowed.contains("whole number") ? DAYS : List.of(allowed.split(" or |, "));
    }

    private static String oneOf(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** What the rows are split by. */
    List<String> groupBy() {
        List<String> dimensions = new ArrayList<>();
        if (byChannel) {
            dimensions.add("channel");
        }
        if (BY_CURRENCY.contains(metric)) {
            dimensions.add("currency");
        }
        return dimensions;
    }

    String[] inTheAddress() {
        List<String> parameters = new ArrayList<>(List.of("from=" + from, "to=" + to, "tz=" + zone, "grain=" + grain));
        if (!groupBy().isEmpty()) {
            parameters.add("group_by=" + String.join(",", groupBy()));
        }
        options.forEach((name, value) -> parameters.add(name + "=" + value));
        return parameters.toArray(String[]::new);
    }

    Map<String, String> inSql(Instant asOf) {
        Map<String, String> values = new LinkedHashMap<>(STANDARD);
        values.putAll(options);
        values.put("from", from.toString());
        values.put("to", to.toString());
        values.put("as_of", asOf.toString());
        values.put("zone", zone);
        values.put("grain", grain);
        values.put("by_channel", Boolean.toString(byChannel));
        return values;
    }
}
