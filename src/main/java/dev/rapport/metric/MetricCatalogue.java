package dev.rapport.metric;

import java.util.List;
import java.util.Optional;

/** All metrics. */
public final class MetricCatalogue {
    private static final List<Metric> ALL = List.of(
            new CustomerSatisfaction(),
            new NetPromoterScore(),
            new FirstResponseTime(),
            new FirstContactResolution(),
            new RepeatPurchaseRate());

    private MetricCatalogue() {}

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
