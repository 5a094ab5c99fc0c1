package dev.rapport.metric;

import dev.rapport.terms.Target.Better;
import java.util.List;
import java.util.Optional;

/** All metrics. */
public final class MetricCatalogue {
    /**
     * A metric and what people make of it.
     *
     * @param family what it is about
     * @param better in which direction it is better; empty where neither is
     */
    public record Entry(MetricFamily family, Metric metric, Optional<Better> better) {}

    private static final List<Entry> ENTRIES = List.of(
            higher(MetricFamily.SATISFACTION, new CustomerSatisfaction()),
            higher(MetricFamily.SATISFACTION, new NetPromoterScore()),
            higher(MetricFamily.SATISFACTION, new CustomerEffort()),
            higher(MetricFamily.SATISFACTION, new SurveyResponseRate()),
            lower(MetricFamily.SPEED, new FirstResponseTime()),
            lower(MetricFamily.SPEED, new NextReplyTime()),
            higher(MetricFamily.SPEED, ServiceLevelCompliance.ofFirstResponse()),
            lower(MetricFamily.SPEED, new ResolutionTime()),
            higher(MetricFamily.SPEED, ServiceLevelCompliance.ofResolution()),
            higher(MetricFamily.RESOLUTION, new FirstContactResolution()),
            higher(MetricFamily.RESOLUTION, new AgentFirstContactResolution()),
            higher(MetricFamily.RESOLUTION, new SurveyedFirstContactResolution()),
            neutral(MetricFamily.LOAD, new Volume()),
            lower(MetricFamily.LOAD, new Backlog()),
            lower(MetricFamily.LOAD, LoadShares.abandonmentRate()),
            lower(MetricFamily.LOAD, LoadShares.reopenRate()),
            lower(MetricFamily.LOAD, LoadShares.transferRate()),
            lower(MetricFamily.LOAD, LoadShares.escalationRate()),
            higher(MetricFamily.LOAD, LoadShares.selfServiceShare()),
            higher(MetricFamily.LOAD, LoadShares.greetingRate()),
            lower(MetricFamily.LOAD, new CostPerContact()),
            neutral(MetricFamily.LOYALTY, new Purchases()),
            higher(MetricFamily.LOYALTY, PurchaseMoney.revenue()),
            higher(MetricFamily.LOYALTY, PurchaseMoney.averageTicket()),
            higher(MetricFamily.LOYALTY, BuyerShare.repeatPurchaseRate()),
            higher(MetricFamily.LOYALTY, BuyerShare.returningCustomerRate()),
            neutral(MetricFamily.LOYALTY, BuyerShare.existingCustomerShare()),
            higher(MetricFamily.LOYALTY, new CohortRepeatRate()),
            lower(MetricFamily.LOYALTY, new ChurnRate()),
            higher(MetricFamily.LOYALTY, new ServiceGrowth()));

    private static final List<Metric> ALL = ENTRIES.stream().map(Entry::metric).toList();

    private MetricCatalogue() {}

    private static Entry higher(MetricFamily family, Metric metric) {
        return new Entry(family, metric, Optional.of(Better.HIGHER));
    }

    private static Entry lower(MetricFamily family, Metric metric) {
        return new Entry(family, metric, Optional.of(Better.LOWER));
    }

    private static Entry neutral(MetricFamily family, Metric metric) {
        return new Entry(family, metric, Optional.empty());
    }

    /** Every metric with its family, in the order in which they are listed and stand in the scorecard. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    /** Every metric, in the order in which they are listed. */
    public static List<Metric> all() {
        return ALL;
    }

    /** The metric of that id, if there is one. */
    public static Optional<Metric> find(String id) {
        return ALL.stream()
                .filter(metric -> metric.description().id().equals(id))
                .findFirst();
    }
}
