package dev.rapport.fact;

import dev.rapport.event.ServiceEvent.SurveyKey;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All facts of one subject. An interaction and an order may share an id and are two facts. */
public final class SubjectFacts {
    private final @Nullable InteractionFact interaction;
    private final @Nullable PurchaseFact purchase;
    private final SortedMap<SurveyKey, SurveyFact> surveys;
    private final SortedSet<CustomerLink> links;

    SubjectFacts(
            @Nullable InteractionFact interaction,
            @Nullable PurchaseFact purchase,
            SortedMap<SurveyKey, SurveyFact> surveys,
            SortedSet<CustomerLink> links) {
        this.interaction = interaction;
        this.purchase = purchase;
        this.surveys = Collections.unmodifiableSortedMap(new TreeMap<>(surveys));
        this.links = Collections.unmodifiableSortedSet(new TreeSet<>(links));
    }

    /** The interaction, if any event tells of one. */
    public Optional<InteractionFact> interaction() {
        return Optional.ofNullable(interaction);
    }

    /** The purchase, if any event tells of one. */
    public Optional<PurchaseFact> purchase() {
        return Optional.ofNullable(purchase);
    }

    /** The answers by question. */
    public SortedMap<SurveyKey, SurveyFact> surveys() {
        return surveys;
    }

    /** The customer ids that are one person. */
    public SortedSet<CustomerLink> links() {
        return links;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SubjectFacts that
                && java.util.Objects.equals(interaction, that.interaction)
                && java.util.Objects.equals(purchase, that.purchase)
                && surveys.equals(that.surveys)
                && links.equals(that.links);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(interaction, purchase, surveys, links);
    }

    @Override
    public String toString() {
        return "SubjectFacts[interaction=%s, purchase=%s, surveys=%s, links=%s]"
                .formatted(interaction, purchase, surveys, links);
    }
}
