package dev.rapport.query;

import dev.rapport.terms.Target.Better;
import java.util.List;
import java.util.Optional;

/**
 * A metric of the scorecard.
 *
 * @param metric its id
 * @param better in which direction it is better; empty where neither is
 */
record Headline(String metric, Optional<Better> better) {
    /** All of them, in the order in which they are shown. */
    static final List<Headline> ALL = List.of(
            higher("csat"),
            higher("nps"),
            higher("ces"),
            higher("survey_response_rate"),
            lower("first_response_time"),
            lower("next_reply_time"),
            higher("sla_first_response"),
            lower("resolution_time"),
            higher("sla_resolution"),
            higher("fcr"),
            higher("fcr_agent"),
            higher("fcr_survey"),
            neutral("volume"),
            lower("backlog"),
            lower("abandonment_rate"),
            lower("reopen_rate"),
            lower("transfer_rate"),
            lower("escalation_rate"),
            higher("self_service_share"),
            higher("greeting_rate"),
            lower("cost_per_contact"),
            neutral("purchases"),
            higher("revenue"),
            higher("average_ticket"),
            higher("repeat_purchase_rate"),
            higher("returning_customer_rate"),
            neutral("existing_customer_share"),
            higher("cohort_repeat_rate"),
            lower("churn_rate"),
            higher("service_growth"));

    private static Headline higher(String metric) {
        return new Headline(metric, Optional.of(Better.HIGHER));
    }

    private static Headline lower(String metric) {
        return new Headline(metric, Optional.of(Better.LOWER));
    }

    private static Headline neutral(String metric) {
        return new Headline(metric, Optional.empty());
    }
}
