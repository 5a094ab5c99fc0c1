package dev.rapport.fact;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.ServiceEvent;
import dev.rapport.event.ServiceEvent.CustomerMerged;
import dev.rapport.event.ServiceEvent.SurveyKey;
import dev.rapport.event.ServiceEvent.Voided;
import dev.rapport.terms.ServiceTerms;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Folds the events of one subject, and what was promised when, into its facts. */
public final class Fold {
    private Fold() {}

    /**
     * The facts that a set of events tells of. Any order of the events gives the same facts, and so does giving one of
     * them twice.
     *
     * @param events all accepted events of one subject; of two with one identity, the same event is meant
     * @param terms what the workspace has promised through all time
     */
    public static SubjectFacts of(Collection<ServiceEvent> events, ServiceTerms terms) {
        Set<EventKey> voided = voided(events);
        List<ServiceEvent> standing = standing(events, voided);
        InteractionFold interaction = new InteractionFold(standing, terms);
        PurchaseFold purchase = new PurchaseFold();
        Map<SurveyKey, SurveyFold> surveys = new TreeMap<>();
        TreeSet<CustomerLink> links = new TreeSet<>();
        for (ServiceEvent event : standing) {
            switch (event.header().type()) {
                case PURCHASE_COMPLETED -> purchase.add((ServiceEvent.PurchaseCompleted) event);
                case PURCHASE_CANCELLED -> purchase.add((ServiceEvent.PurchaseCancelled) event);
                case PURCHASE_REFUNDED -> purchase.add((ServiceEvent.PurchaseRefunded) event);
                case SURVEY_SENT -> {
                    ServiceEvent.SurveySent sent = (ServiceEvent.SurveySent) event;
                    surveyOf(surveys, sent.survey()).add(sent);
                }
                case SURVEY_ANSWERED -> {
                    ServiceEvent.SurveyAnswered answered = (ServiceEvent.SurveyAnswered) event;
                    surveyOf(surveys, answered.survey()).add(answered);
                }
                case CUSTOMER_MERGED -> {
                    CustomerMerged merged = (CustomerMerged) event;
                    links.add(new CustomerLink(merged.from(), merged.into()));
                }
                case EVENT_VOIDED -> throw new IllegalStateException("a void makes no fact of its own");
                case INTERACTION_OPENED,
                        INTERACTION_UPDATED,
                        INTERACTION_REPLIED,
                        INTERACTION_ASSIGNED,
                        INTERACTION_TRANSFERRED,
                        INTERACTION_ESCALATED,
                        INTERACTION_PAUSED,
                        INTERACTION_RESUMED,
                        INTERACTION_RESOLVED,
                        INTERACTION_REOPENED,
                        INTERACTION_ABANDONED,
                        INTERACTION_DISCARDED -> interaction.add(event);
            }
        }
        TreeMap<SurveyKey, SurveyFact> surveyFacts = new TreeMap<>();
        surveys.forEach((key, fold) -> surveyFacts.put(key, fold.toFact(interaction, Invitation.to(key, surveys))));
        return new SubjectFacts(
                interaction.toFact().orElse(null), purchase.toFact().orElse(null), surveyFacts, links);
    }

    private static SurveyFold surveyOf(Map<SurveyKey, SurveyFold> surveys, SurveyKey key) {
        return surveys.computeIfAbsent(key, SurveyFold::new);
    }

    private static Set<EventKey> voided(Collection<ServiceEvent> events) {
        return events.stream()
                .filter(Voided.class::isInstance)
                .map(event -> ((Voided) event).target())
                .collect(Collectors.toSet());
    }

    /** What was not taken back, each once, in the total order. A void itself can't be taken back, and tells no fact. */
    private static List<ServiceEvent> standing(Collection<ServiceEvent> events, Set<EventKey> voided) {
        Map<EventKey, ServiceEvent> byKey = new LinkedHashMap<>();
        for (ServiceEvent event : events) {
            ServiceEvent.Header header = event.header();
            if (header.type() != EventType.EVENT_VOIDED && !voided.contains(header.key())) {
                byKey.put(header.key(), event);
            }
        }
        Comparator<ServiceEvent> order = ServiceEvent.FOLD_ORDER;
        return byKey.values().stream().sorted(order).toList();
    }
}
