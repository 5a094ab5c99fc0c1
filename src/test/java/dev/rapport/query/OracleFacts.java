package dev.rapport.query;

import dev.rapport.event.ServiceEvent;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.fact.CustomerLink;
import dev.rapport.fact.Fold;
import dev.rapport.fact.InteractionFact;
import dev.rapport.fact.PurchaseFact;
import dev.rapport.fact.SubjectFacts;
import dev.rapport.fact.SurveyFact;
import dev.rapport.terms.ServiceTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All facts that a set of events tells of, and who is one person. */
final class OracleFacts {
    private final List<Contact> interactions = new ArrayList<>();
    private final List<SurveyFact> surveys = new ArrayList<>();
    private final List<PurchaseFact> purchases = new ArrayList<>();
    private final Map<String, String> unitedWith = new HashMap<>();

    /** An interaction with its id. */
    record Contact(String id, InteractionFact fact) {}

    OracleFacts(List<SubmittedEvent> events) {
        Map<String, List<ServiceEvent>> bySubject = events.stream()
                .collect(Collectors.groupingBy(
                        event -> event.subject().value(), Collectors.mapping(ServiceEvent::from, Collectors.toList())));
        bySubject.forEach((subject, ofSubject) -> {
            SubjectFacts facts = Fold.of(ofSubject, ServiceTerms.NONE);
            facts.interaction().ifPresent(fact -> interactions.add(new Contact(subject, fact)));
            facts.purchase().ifPresent(purchases::add);
            surveys.addAll(facts.surveys().values());
            facts.links().forEach(this::unite);
        });
    }

    private void unite(CustomerLink link) {
        String from = representative(link.from());
        String into = representative(link.into());
        if (!from.equals(into)) {
            unitedWith.put(from, into);
        }
    }

    private String representative(String customer) {
        String one = customer;
        for (String next = unitedWith.get(one); next != null; next = unitedWith.get(one)) {
            one = next;
        }
        return one;
    }

    /** The person behind a customer's id; empty when unidentified. */
    String person(@Nullable String customerId) {
        return customerId == null || customerId.isEmpty() || customerId.equals("0") ? "" : representative(customerId);
    }

    List<Contact> interactions() {
        return interactions;
    }

    List<SurveyFact> surveys() {
        return surveys;
    }

    List<PurchaseFact> purchases() {
        return purchases;
    }
}
