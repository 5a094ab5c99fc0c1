package dev.rapport.contract;

import dev.rapport.event.RandomEvents;
import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.metric.MetricOption;
import dev.rapport.metric.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random questions to the metrics of the catalogue. */
final class RandomQuestions {
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe");
    private static final List<String> GRAINS = List.of("day", "week", "month", "quarter", "year", "total", "hour");
    private static final List<String> DAYS = List.of("1", "3", "7", "30", "90");

    private final Random random;

    RandomQuestions(Random random) {
        this.random = random;
    }

    /** The ids of all metrics. */
    static List<String> metrics() {
        return MetricCatalogue.all().stream()
                .map(metric -> metric.description().id())
                .toList();
    }

    /** The outcomes that a metric knows. */
    static List<Outcome> outcomes(String metric) {
        return metric(metric).description().outcomes();
    }

    private static Metric metric(String id) {
        return MetricCatalogue.find(id).orElseThrow();
    }

    /** One question to each metric, within the time of {@link RandomEvents}. */
    List<Remembered.Question> oneOfEach() {
        return metrics().stream().map(this::question).toList();
    }

    /** A question with any range, grain, groups and options. */
    Remembered.Question question(String metric) {
        ZoneId zone = ZoneId.of(oneOf(ZONES));
        String grain = oneOf(GRAINS);
        List<String> parameters = new ArrayList<>(range(zone, grain));
        parameters.add("grain=" + grain);
        parameters.add("tz=" + zone);
        List<String> dimensions = new ArrayList<>(metric(metric).description().dimensions());
        dimensions.addAll(List.of("attributes.plan", "attributes.größe"));
        int groups = random.nextInt(3);
        List<String> groupBy = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            String dimension = oneOf(dimensions);
            if (!groupBy.contains(dimension)) {
                groupBy.add(dimension);
            }
        }
        if (!groupBy.isEmpty()) {
            parameters.add("group_by=" + String.join(",", groupBy));
        }
        if (random.nextInt(4) == 0) {
            parameters.add("filter=" + oneOf(List.of("channel:chat|null", "channel:email|phone|in_store")));
        }
        for (MetricOption option : metric(metric).description().options()) {
            parameters.add("%s=%s".formatted(option.name(), value(option)));
        }
        return new Remembered.Question(metric, List.copyOf(parameters));
    }

    private List<String> range(ZoneId zone, String grain) {
        LocalDate first = LocalDate.ofInstant(RandomEvents.START, zone).plusDays(random.nextInt(150) - 5);
        LocalDate last = first.plusDays(1 + random.nextInt(grain.equals("hour") ? 5 : 210));
        if (random.nextInt(3) > 0) {
            return List.of("from=" + first, "to=" + last);
        }
        Instant from = first.atStartOfDay(zone).toInstant().plusSeconds(random.nextInt(86_400));
        return List.of("from=" + from, "to=" + last.plusDays(1));
    }

    private String value(MetricOption option) {
        List<String> accepted = new ArrayList<>();
        for (String value : List.of(option.allowed().split(" or |, ", -1))) {
            if (option.accepts(value)) {
                accepted.add(value);
            }
        }
        DAYS.stream().filter(option::accepts).forEach(accepted::add);
        return oneOf(accepted);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
