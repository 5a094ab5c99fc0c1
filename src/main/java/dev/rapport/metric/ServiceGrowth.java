package dev.rapport.metric;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.readmodel.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Service and growth: whether customers who were served well buy again more often than those who were not. */
public final class ServiceGrowth implements Metric {
    static final String N_DAYS = "n_days";
    static final String BY = "by";
    static final Warning ASSOCIATION = new Warning(
            "association_not_cause",
            "customers who were served well and those who were not may differ in other ways too: an association, not a cause; compare what both spent before");

    private static final List<String> DIMENSIONS = dimensions();

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "service_growth",
            "Service and growth",
            1,
            Unit.FRACTION,
            UnitOfCount.CUSTOMER,
            "responded_at; of by=fcr and by=sla opened_at",
            List.of("survey responses or interactions with customer_id", "purchase.completed with customer_id"),
            "share of the well served customers who bought again - share of the others; Newcombe interval",
            List.of(
                    "Each identified customer counts once in a cell, by the first fact there: an answer of kind csat (by=csat) or nps (by=nps), a first contact that fcr has decided (by=fcr), an interaction whose first-response SLA is decided (by=sla). t0 is the answer, the end of the contact's window of 7 days, or the opening.",
                    "Good: satisfied, promoter, resolved at first contact, SLA met. Bad: not satisfied, detractor, not resolved, breached. Passives are shown in between.",
                    "Bought: any purchase in (t0, t0 + N x 24 h]; spend is what these brought, less refunds; spend_before the same of the N days up to t0, as a control.",
                    "Mature: t0 + N x 24 h <= as_of; before that a customer is pending.",
                    "numerator: buyers among the good, denominator: customers of both groups.",
                    "Spend of several currencies is null; currency tells the one."),
            "46 of 120 satisfied and 21 of 100 others bought again: +0.1733 [0.0516, 0.2858].",
            "Newcombe 1998 (method 10); metrics contract of Rapport",
            DIMENSIONS,
            List.of(
                    new MetricOption.Choice(
                            BY, "What tells good service from bad.", List.of("csat", "nps", "fcr", "sla")),
                    new MetricOption.Days(N_DAYS, "For how many times 24 hours purchases are watched.", 1, 3650, 90)),
            Growth.OUTCOMES,
            Growth.columns());

    private static List<String> dimensions() {
        return new ArrayList<>(
                List.of("channel", "team", "agent", "topic", "priority", "location", "product", "survey", "question"));
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public FactKind factKind(OptionValues options) {
        return switch (options.text(BY)) {
            case "fcr", "sla" -> FactKind.INTERACTION;
            default -> FactKind.SURVEY_RESPONSE;
        };
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return switch (question.options().text(BY)) {
            case "fcr" -> ContactGrowthScan.byFirstContact(snapshot, question);
            case "sla" -> ContactGrowthScan.byServiceLevel(snapshot, question);
            case "nps" -> new AnswerGrowthScan(snapshot, question, SurveyKind.NPS);
            default -> new AnswerGrowthScan(snapshot, question, SurveyKind.CSAT);
        };
    }

    /** For how long purchases are watched, in microseconds. */
    static long window(Question question) {
        return Duration.ofDays(question.options().number(N_DAYS)).toSeconds() * 1_000_000;
    }
}
