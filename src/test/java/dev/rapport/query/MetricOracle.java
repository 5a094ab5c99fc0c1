package dev.rapport.query;

import static dev.rapport.query.OracleContacts.put;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.fact.PurchaseFact;
import dev.rapport.fact.SurveyFact;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Says what metrics must answer: written from the contract's words alone, as plainly as can be. */
final class MetricOracle {
    private final OracleFacts facts;

    MetricOracle(OracleFacts facts) {
        this.facts = facts;
    }

    /** Everything of a metric's cohort, at whatever time. */
    List<OracleItem> items(String metric, Map<String, String> options, Instant asOf) {
        OracleContacts contacts = new OracleContacts(facts, asOf);
        return switch (metric) {
            case "csat" -> responses(SurveyKind.CSAT);
            case "nps" -> responses(SurveyKind.NPS);
            case "first_response_time" ->
                contacts.waits(options.getOrDefault("start", "opened").equals("handover"));
            case "fcr" ->
                contacts.firstContacts(
                        Integer.parseInt(options.getOrDefault("window_days", "7")),
                        options.getOrDefault("transfers", "ignore").equals("fail"),
                        options.getOrDefault("net", "false").equals("true"));
            case "repeat_purchase_rate" -> purchases();
            default -> throw new IllegalArgumentException(metric);
        };
    }

    /** What the cell of these facts must say. */
    OracleCell cell(String metric, Map<String, String> options, List<OracleItem> items, ZoneId zone) {
        return switch (metric) {
            case "csat" -> satisfaction(items);
            case "nps" ->
                promoters(items, options.getOrDefault("respondent", "all").equals("latest_per_customer"));
            case "first_response_time" -> waiting(items);
            case "fcr" -> firstContacts(items);
            case "repeat_purchase_rate" ->
                repeat(items, options.getOrDefault("count", "orders").equals("days"), zone);
            default -> throw new IllegalArgumentException(metric);
        };
    }

    private List<OracleItem> responses(SurveyKind kind) {
        return facts.surveys().stream()
                .filter(fact -> fact.survey().kind() == kind && fact.respondedAt() != null)
                .map(this::response)
                .toList();
    }

    private OracleItem response(SurveyFact fact) {
        Map<String, String> dimensions = new HashMap<>();
        put(dimensions, "kind", fact.survey().kind().wireName());
        put(dimensions, "survey", fact.survey().survey());
        put(dimensions, "question", fact.survey().question());
        put(dimensions, "channel", fact.channel());
        put(dimensions, "team", fact.attribution().team());
        put(dimensions, "agent", fact.attribution().agent());
        put(dimensions, "topic", fact.topic());
        put(dimensions, "priority", fact.priority());
        put(dimensions, "location", fact.location());
        put(dimensions, "product", fact.product());
        fact.attributes().forEach((name, value) -> put(dimensions, "attributes." + name, value));
        Instant at = java.util.Objects.requireNonNull(fact.respondedAt());
        String person = facts.person(fact.customerId());
        var answer = fact.answer();
        if (answer == null) {
            return new OracleItem(at, dimensions, "dismissed", person, 0, "");
        }
        boolean isSatisfied = answer.score().compareTo(answer.satisfiedFrom()) >= 0;
        return new OracleItem(
                at,
                dimensions,
                isSatisfied ? "satisfied" : "not_satisfied",
                person,
                answer.score().longValueExact(),
                answer.scale().toString());
    }

    private static OracleCell satisfaction(List<OracleItem> items) {
        List<OracleItem> answered =
                items.stream().filter(item -> !item.kind().equals("dismissed")).toList();
        Set<String> scales = answered.stream().map(OracleItem::scale).collect(Collectors.toSet());
        Map<String, @Nullable Double> further = new HashMap<>();
        further.put("excluded_dismissed", (double) (items.size() - answered.size()));
        further.put("mean", scales.size() == 1 ? mean(answered) : null);
        return OracleCell.ofShare(OracleItem.count(items, "satisfied"), answered.size(), 0, further);
    }

    private static Double mean(List<OracleItem> answered) {
        return answered.stream().mapToLong(OracleItem::number).average().orElseThrow();
    }

    private static OracleCell promoters(List<OracleItem> items, boolean latestPerCustomer) {
        List<OracleItem> answered =
                items.stream().filter(item -> !item.kind().equals("dismissed")).toList();
        Map<String, @Nullable Double> further = new HashMap<>();
        further.put("excluded_dismissed", (double) (items.size() - answered.size()));
        List<OracleItem> counted = answered;
        long unidentified = 0;
        if (latestPerCustomer) {
            unidentified =
                    answered.stream().filter(item -> item.person().isEmpty()).count();
            counted = answered.stream()
                    .filter(item -> !item.person().isEmpty())
                    .collect(Collectors.groupingBy(OracleItem::person))
                    .values()
                    .stream()
                    .map(ofOne -> ofOne.stream()
                            .max(Comparator.comparing(OracleItem::at)
                                    .thenComparing(OracleItem::number, Comparator.reverseOrder()))
                            .orElseThrow())
                    .toList();
        }
        further.put("excluded_unidentified", (double) unidentified);
        further.put("excluded_superseded", (double) (answered.size() - unidentified - counted.size()));
        long promoters = counted.stream().filter(item -> item.number() >= 9).count();
        long detractors = counted.stream().filter(item -> item.number() <= 6).count();
        further.put("promoters", (double) promoters);
        further.put("detractors", (double) detractors);
        further.put("passives", (double) (counted.size() - promoters - detractors));
        return new OracleCell(
                counted.isEmpty() ? null : 100.0 * (promoters - detractors) / counted.size(),
                promoters - detractors,
                counted.size(),
                0,
                further);
    }

    private static OracleCell firstContacts(List<OracleItem> items) {
        Map<String, @Nullable Double> further = new HashMap<>();
        long failures = 0;
        for (String failure : List.of("repeat_contact", "reopened", "escalated", "transferred", "unresolved")) {
            long count = OracleItem.count(items, failure);
            further.put(failure, (double) count);
            failures += count;
        }
        for (String reason : List.of("unidentified", "follow_up", "abandoned", "not_resolvable_at_first_line")) {
            further.put("excluded_" + reason, (double) OracleItem.count(items, reason));
        }
        long successes = OracleItem.count(items, "resolved");
        return OracleCell.ofShare(successes, successes + failures, OracleItem.count(items, "pending"), further);
    }

    private static OracleCell waiting(List<OracleItem> items) {
        long[] answered = durations(items, "answered").sorted().toArray();
        Map<String, @Nullable Double> further = new HashMap<>();
        double sum = LongStream.of(answered).sum() / 1e6;
        boolean none = answered.length == 0;
        further.put("mean", none ? null : sum / answered.length);
        further.put("p50", none ? null : percentile(answered, 0.5));
        further.put("p90", none ? null : percentile(answered, 0.9));
        further.put("p95", none ? null : percentile(answered, 0.95));
        further.put("min", none ? null : answered[0] / 1e6);
        further.put("max", none ? null : answered[answered.length - 1] / 1e6);
        long waiting = 0;
        for (String unanswered : List.of("open", "abandoned", "resolved_without_reply")) {
            long count = OracleItem.count(items, unanswered);
            further.put(unanswered, (double) count);
            waiting += count;
        }
        further.put("answered", (double) answered.length);
        further.put("unanswered", (double) waiting);
        further.put("excluded_never_handed_over", (double) OracleItem.count(items, "never_handed_over"));
        var oldest = durations(items, "open").max();
        further.put("oldest_open_seconds", oldest.isEmpty() ? null : Math.floor(oldest.getAsLong() / 1e6));
        further.put("p50_censored", censoredMedian(items));
        return new OracleCell(further.get("p50"), sum, answered.length, OracleItem.count(items, "open"), further);
    }

    private static LongStream durations(List<OracleItem> items, String kind) {
        return items.stream().filter(item -> item.kind().equals(kind)).mapToLong(OracleItem::number);
    }

    /** Type 7: linear between the order statistics around (n - 1) p. */
    private static double percentile(long[] sorted, double p) {
        BigDecimal place = BigDecimal.valueOf(p).multiply(BigDecimal.valueOf(sorted.length - 1));
        int below = place.intValue();
        double part = place.subtract(BigDecimal.valueOf(below)).doubleValue();
        double low = sorted[below];
        double high = sorted[Math.min(below + 1, sorted.length - 1)];
        return (low + part * (high - low)) / 1e6;
    }

    /** The product of (1 - answered / at risk) over the times of answers, until it is at most a half. */
    private static @Nullable Double censoredMedian(List<OracleItem> items) {
        List<OracleItem> observed = items.stream()
                .filter(item -> !item.kind().equals("never_handed_over"))
                .toList();
        BigInteger numerator = BigInteger.ONE;
        BigInteger denominator = BigInteger.ONE;
        for (long time : durations(observed, "answered").sorted().distinct().toArray()) {
            long atRisk =
                    observed.stream().filter(item -> item.number() >= time).count();
            long events = durations(observed, "answered")
                    .filter(other -> other == time)
                    .count();
            numerator = numerator.multiply(BigInteger.valueOf(atRisk - events));
            denominator = denominator.multiply(BigInteger.valueOf(atRisk));
            if (numerator.multiply(BigInteger.TWO).compareTo(denominator) <= 0) {
                return time / 1e6;
            }
        }
        return null;
    }

    private List<OracleItem> purchases() {
        return facts.purchases().stream()
                .filter(PurchaseFact::counts)
                .map(fact -> {
                    Map<String, String> dimensions = new HashMap<>();
                    put(dimensions, "channel", fact.channel());
                    put(dimensions, "location", fact.location());
                    put(dimensions, "product", fact.product());
                    put(dimensions, "currency", fact.currency());
                    put(dimensions, "new_customer_source", fact.newCustomerSource());
                    fact.attributes().forEach((name, value) -> put(dimensions, "attributes." + name, value));
                    Instant at = java.util.Objects.requireNonNull(fact.purchasedAt());
                    return new OracleItem(at, dimensions, "purchase", facts.person(fact.customerId()), 0, "");
                })
                .toList();
    }

    private static OracleCell repeat(List<OracleItem> items, boolean byDay, ZoneId zone) {
        Map<String, List<OracleItem>> byPerson = items.stream()
                .filter(item -> !item.person().isEmpty())
                .collect(Collectors.groupingBy(OracleItem::person));
        long repeaters = byPerson.values().stream()
                .filter(ofOne -> byDay ? dates(ofOne, zone).size() >= 2 : ofOne.size() >= 2)
                .count();
        Map<String, @Nullable Double> further = new HashMap<>();
        further.put("excluded_unidentified", (double)
                items.stream().filter(item -> item.person().isEmpty()).count());
        return OracleCell.ofShare(repeaters, byPerson.size(), 0, further);
    }

    private static Set<LocalDate> dates(List<OracleItem> purchases, ZoneId zone) {
        return purchases.stream()
                .map(purchase -> LocalDate.ofInstant(purchase.at(), zone))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
