package dev.rapport.metric;

import java.util.List;
import java.util.Optional;

/** All metrics. */
public final class MetricCatalogue {
    private static final List<Metric> ALL = List.of(
            new CustomerSatisfaction(),
            new NetPromoterScore(),
            new CustomerEffort(),
            new SurveyResponseRate(),
            new FirstResponseTime(),
            new NextReplyTime(),
            new ResolutionTime(),
            ServiceLevelCompliance.ofFirstResponse(),
            ServiceLevelCompliance.ofResolution(),
            new FirstContactResolution(),
            new AgentFirstContactResolution(),
            new SurveyedFirstContactResolution(),
            BuyerShare.repeatPurchaseRate(),
            BuyerShare.returningCustomerRate(),
            BuyerShare.existingCustomerShare(),
            new CohortRepeatRate(),
            new ChurnRate(),
            PurchaseMoney.averageTicket(),
            PurchaseMoney.revenue(),
            new Purchases(),
            new ServiceGrowth(),
            new Volume(),
            LoadShares.abandonmentRate(),
            LoadShares.reopenRate(),
            LoadShares.transferRate(),
            LoadShares.escalationRate(),
            LoadShares.selfServiceShare(),
            LoadShares.greetingRate(),
            new CostPerContact(),
            new Backlog());

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
