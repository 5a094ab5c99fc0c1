package dev.rapport.metric;

import dev.rapport.readmodel.Snapshot;

/** A definition: which facts count, as what, and what the counts come to. */
public sealed interface Metric
        permits CustomerSatisfaction, NetPromoterScore, FirstResponseTime, FirstContactResolution, RepeatPurchaseRate {

    /** What is said of it. */
    MetricDescription description();

    /** What the denominator counts, given the options. */
    default UnitOfCount unitOfCount(OptionValues options) {
        return description().unitOfCount();
    }

    /** Whether the groups' numerators and denominators add up to the total's, given the options. */
    default boolean additive(OptionValues options) {
        return unitOfCount(options) == UnitOfCount.EVENT;
    }

    /** Makes ready to count a snapshot's facts for a question. */
    Scan<?> scan(Snapshot snapshot, Question question);
}
