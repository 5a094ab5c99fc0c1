package dev.rapport.contract;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.RandomEvents;
import dev.rapport.event.ServiceEvent;
import dev.rapport.event.ServiceEvent.SurveyKey;
import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.fact.Fold;
import dev.rapport.fact.SubjectFacts;
import dev.rapport.terms.ServiceTerms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which events an erasure must remove, said in the plainest way: event by event, every event looked at against all others. */
final class ErasureOracle {
    private final List<SubmittedEvent> events;
    private final Set<String> person;

    ErasureOracle(List<SubmittedEvent> events, String id) {
        this.events = events;
        this.person = person(events, id);
    }

    private static Set<String> person(Collection<SubmittedEvent> events, String id) {
        Set<String> ids = new HashSet<>(Set.of(id));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (SubmittedEvent event : events) {
                if (event.type() == EventType.CUSTOMER_MERGED && !isVoided(event, events)) {
                    String from = String.valueOf(event.data().text(Field.FROM));
                    String into = String.valueOf(event.data().text(Field.INTO));
                    if (ids.contains(from) || ids.contains(into)) {
                        grows = ids.addAll(List.of(from, into)) || grows;
                    }
                }
            }
        }
        return ids;
    }

    private static boolean isVoided(SubmittedEvent event, Collection<SubmittedEvent> events) {
        return events.stream()
                .anyMatch(other -> other.subject().equals(event.subject())
                        && other.data().voids().equals(Optional.of(event.key())));
    }

    Set<String> person() {
        return person;
    }

    /** What is left when the person is deleted. */
    List<SubmittedEvent> remaining() {
        List<SubmittedEvent> remaining = new ArrayList<>();
        RandomEvents.bySubject(events).values().forEach(all -> remaining.addAll(remaining(all)));
        return remaining;
    }

    private List<SubmittedEvent> remaining(List<SubmittedEvent> all) {
        SubjectFacts facts = Fold.of(all.stream().map(ServiceEvent::from).toList(), ServiceTerms.NONE);
        List<SubmittedEvent> rest =
                all.stream().filter(event -> !isTheirs(event, all, facts, 0)).toList();
        boolean onlyVoids = rest.stream().allMatch(event -> event.type() == EventType.EVENT_VOIDED);
        return onlyVoids && rest.size() < all.size() ? List.of() : rest;
    }

    private boolean isTheirs(SubmittedEvent event, List<SubmittedEvent> all, SubjectFacts facts, int depth) {
        Optional<EventKey> target = event.data().voids();
        if (target.isPresent()) {
            return depth < all.size()
                    && all.stream()
                            .filter(other -> other.key().equals(target.get()))
                            .anyMatch(other -> isTheirs(other, all, facts, depth + 1));
        }
        if (isThem(event.data().text(Field.CUSTOMER_ID))) {
            return true;
        }
        return switch (event.type()) {
            case CUSTOMER_MERGED ->
                isThem(event.data().text(Field.FROM)) || isThem(event.data().text(Field.INTO));
            case PURCHASE_COMPLETED, PURCHASE_CANCELLED, PURCHASE_REFUNDED ->
                facts.purchase().filter(fact -> isThem(fact.customerId())).isPresent();
            case SURVEY_SENT, SURVEY_ANSWERED ->
                Optional.ofNullable(facts.surveys().get(key(event)))
                        .filter(fact -> isThem(fact.customerId()))
                        .isPresent();
            default ->
                facts.interaction().filter(fact -> isThem(fact.customerId())).isPresent();
        };
    }

    private static SurveyKey key(SubmittedEvent event) {
        return new SurveyKey(
                SurveyKind.fromWireName(String.valueOf(event.data().text(Field.KIND))),
                Optional.ofNullable(event.data().text(Field.SURVEY)).orElse(""),
                Optional.ofNullable(event.data().text(Field.QUESTION)).orElse(""));
    }

    private boolean isThem(@Nullable String id) {
        return id != null && person.contains(id);
    }
}
