package dev.rapport.journal;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.ServiceEvent;
import dev.rapport.event.ServiceEvent.SurveyKey;
import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.fact.Fold;
import dev.rapport.fact.SubjectFacts;
import dev.rapport.terms.ServiceTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an erasure makes of the events of one subject: which of them go, what the others say afterwards, and under which
 * subject. Pure; what is given and what comes out is all that there is of the subject.
 */
final class SubjectErasure {
    private final ErasedPerson person;
    private final ErasureMode mode;
    private final EventRewriting rewriting;
    private final Subject subject;
    private final SubjectFacts facts;
    private final Map<EventKey, KeptEvent> events = new LinkedHashMap<>();
    private final Set<EventKey> theirs = new HashSet<>();
    private final Set<EventKey> gone = new HashSet<>();

    SubjectErasure(
            ErasedPerson person,
            ErasureMode mode,
            SharedValues shared,
            ServiceTerms terms,
            Subject subject,
            List<KeptEvent> all) {
        this.person = person;
        this.mode = mode;
        this.rewriting = new EventRewriting(person, shared);
        this.subject = subject;
        List<ServiceEvent> folded = new ArrayList<>(all.size());
        for (KeptEvent kept : all) {
            events.put(kept.event().key(), kept);
            folded.add(ServiceEvent.from(kept.event()));
        }
        this.facts = Fold.of(folded, terms);
        decide();
    }

    /** An event before and after. */
    record Change(KeptEvent before, KeptEvent after) {}

    /** The person's facts of the subject, which is what a receipt counts. */
    SubjectFacts facts() {
        return facts;
    }

    private void decide() {
        for (KeptEvent kept : events.values()) {
            if (kept.event().type() != EventType.EVENT_VOIDED && (names(kept.event()) || isOfTheirFact(kept.event()))) {
                theirs.add(kept.event().key());
            }
        }
        boolean found = true;
        while (found) {
            found = false;
            for (KeptEvent kept : events.values()) {
                found |= kept.event().data().voids().filter(theirs::contains).isPresent()
                        && theirs.add(kept.event().key());
            }
        }
        events.forEach((key, kept) -> {
            if (theirs.contains(key) && (mode == ErasureMode.DELETE || isMergeOfThem(key))) {
                gone.add(key);
            }
        });
        boolean onlyVoidsStay = events.entrySet().stream()
                .allMatch(entry -> gone.contains(entry.getKey())
                        || entry.getValue().event().type() == EventType.EVENT_VOIDED);
        if (!gone.isEmpty() && onlyVoidsStay) {
            gone.addAll(events.keySet());
        }
    }

    /** A merge of the person with anybody, or what takes one back. */
    private boolean isMergeOfThem(EventKey key) {
        KeptEvent kept = events.get(key);
        if (kept == null) {
            return false;
        }
        return kept.event().type() == EventType.CUSTOMER_MERGED
                || kept.event().data().voids().filter(this::isMergeOfThem).isPresent();
    }

    private boolean names(SubmittedEvent event) {
        return person.is(event.data().text(Field.CUSTOMER_ID)) || namesInMerge(event);
    }

    private boolean namesInMerge(SubmittedEvent event) {
        return event.type() == EventType.CUSTOMER_MERGED
                && (person.is(event.data().text(Field.FROM))
                        || person.is(event.data().text(Field.INTO)));
    }

    private boolean isOfTheirFact(SubmittedEvent event) {
        String type = event.type().wireName();
        if (type.startsWith("interaction.")) {
            return isTheirInteraction();
        }
        if (type.startsWith("purchase.")) {
            return isTheirPurchase();
        }
        return type.startsWith("survey.") && isTheirSurvey(surveyOf(event));
    }

    boolean isTheirInteraction() {
        return facts.interaction().filter(fact -> person.is(fact.customerId())).isPresent();
    }

    boolean isTheirPurchase() {
        return facts.purchase().filter(fact -> person.is(fact.customerId())).isPresent();
    }

    long theirSurveys() {
        return facts.surveys().keySet().stream().filter(this::isTheirSurvey).count();
    }

    private boolean isTheirSurvey(SurveyKey key) {
        return facts.surveys().containsKey(key)
                && person.is(facts.surveys().get(key).customerId());
    }

    private static SurveyKey surveyOf(SubmittedEvent event) {
        String survey = event.data().text(Field.SURVEY);
        String question = event.data().text(Field.QUESTION);
        return new SurveyKey(
                SurveyKind.fromWireName(String.valueOf(event.data().text(Field.KIND))),
                survey == null ? "" : survey,
                question == null ? "" : question);
    }

    /** Whether the event is the person's, rather than one that mentions them. */
    boolean isTheirs(KeptEvent kept) {
        return theirs.contains(kept.event().key());
    }

    /** The events that go. */
    List<KeptEvent> removed() {
        return events.values().stream()
                .filter(kept -> gone.contains(kept.event().key()))
                .toList();
    }

    /** Under which subject the rest stands afterwards; the same one if it tells nothing. */
    Subject subjectAfter() {
        boolean namesAnother = events.values().stream()
                .anyMatch(kept -> kept.event().type() == EventType.CUSTOMER_MERGED
                        && !gone.contains(kept.event().key()));
        if (namesAnother) {
            return subject;
        }
        boolean derived =
                mode == ErasureMode.ANONYMIZE && !theirs.isEmpty() && EventRewriting.isDerived(subject.value());
        return new Subject(derived ? ErasedPerson.newToken() : person.without(subject.value()));
    }

    /** All events that stay, as they were and as they are. */
    List<Change> kept(Subject after) {
        Map<EventKey, EventKey> keys = new HashMap<>();
        events.forEach(
                (key, kept) -> keys.put(key, rewriting.key(key, mode == ErasureMode.ANONYMIZE && isTheirs(kept))));
        List<Change> changes = new ArrayList<>();
        for (KeptEvent kept : events.values()) {
            if (!gone.contains(kept.event().key())) {
                boolean isTheirs = mode == ErasureMode.ANONYMIZE && isTheirs(kept);
                changes.add(new Change(kept, kept.as(rewriting.event(kept.event(), after, keys, isTheirs))));
            }
        }
        return changes;
    }
}
