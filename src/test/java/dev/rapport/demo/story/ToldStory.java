package dev.rapport.demo.story;

import static java.util.Objects.requireNonNull;

import dev.rapport.event.EventType;
import dev.rapport.event.ServiceEvent;
import dev.rapport.event.ServiceEvent.Direction;
import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.fact.Fold;
import dev.rapport.fact.InteractionFact;
import dev.rapport.fact.PurchaseFact;
import dev.rapport.fact.SubjectFacts;
import dev.rapport.fact.SurveyFact;
import dev.rapport.terms.ServiceTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A story told to a moment, with its facts, and the few figures by which the tests judge it. */
final class ToldStory {
    private final List<SubmittedEvent> events = new ArrayList<>();
    private final List<SubjectFacts> facts;

    ToldStory(DemoStory story, Instant until) {
        for (Iterator<SubmittedEvent> told = story.eventsBefore(until); told.hasNext(); ) {
            events.add(told.next());
        }
        Map<Subject, List<ServiceEvent>> bySubject = new TreeMap<>();
        events.forEach(event -> bySubject
                .computeIfAbsent(event.subject(), subject -> new ArrayList<>())
                .add(ServiceEvent.from(event)));
        facts = bySubject.values().stream()
                .map(events -> Fold.of(events, ServiceTerms.NONE))
                .toList();
    }

    /** So many of so many. */
    record Share(long part, long whole) {
        double value() {
            return (double) part / whole;
        }
    }

    List<SubmittedEvent> events() {
        return events;
    }

    List<SubjectFacts> facts() {
        return facts;
    }

    Map<EventType, Integer> counts() {
        Map<EventType, Integer> counts = new TreeMap<>();
        events.forEach(event -> counts.merge(event.type(), 1, Integer::sum));
        return counts;
    }

    /** The interactions that count and that customers began, opened in the range. */
    Stream<InteractionFact> contacts(Instant from, Instant to) {
        return facts.stream()
                .flatMap(subject -> subject.interaction().stream())
                .filter(InteractionFact::counts)
                .filter(contact -> contact.direction() == Direction.INBOUND)
                .filter(contact -> isWithin(requireNonNull(contact.openedAt()), from, to));
    }

    Stream<InteractionFact> contacts() {
        return contacts(Instant.MIN, Instant.MAX);
    }

    /** The answers of a kind given in the range. */
    Stream<SurveyFact> answers(SurveyKind kind, Instant from, Instant to) {
        return facts.stream()
                .flatMap(subject -> subject.surveys().values().stream())
                .filter(survey -> survey.survey().kind() == kind && survey.answer() != null)
                .filter(survey -> isWithin(requireNonNull(survey.respondedAt()), from, to));
    }

    Share satisfied(Instant from, Instant to) {
        return share(answers(SurveyKind.CSAT, from, to).toList(), ToldStory::isSatisfied);
    }

    static boolean isSatisfied(SurveyFact survey) {
        ServiceEvent.Answer answer = requireNonNull(survey.answer());
        return answer.score().compareTo(answer.satisfiedFrom()) >= 0;
    }

    /** Promoters, passives and detractors. */
    List<Long> recommendations(Instant from, Instant to) {
        List<Integer> scores = answers(SurveyKind.NPS, from, to)
                .map(survey -> requireNonNull(survey.answer()).score().intValueExact())
                .toList();
        return List.of(
                scores.stream().filter(score -> score >= 9).count(),
                scores.stream().filter(score -> score == 7 || score == 8).count(),
                scores.stream().filter(score -> score <= 6).count());
    }

    /** The median of the first responses by a channel, of those that were given. */
    Duration medianFirstResponse(String channel, Instant from, Instant to) {
        List<Duration> waits = contacts(from, to)
                .filter(contact -> channel.equals(contact.channel()) && contact.firstReply() != null)
                .map(contact -> Duration.between(
                        contact.openedAt(), contact.firstReply().at()))
                .sorted()
                .toList();
        return waits.get(waits.size() / 2);
    }

    Stream<PurchaseFact> purchases() {
        return facts.stream()
                .flatMap(subject -> subject.purchase().stream())
                .filter(purchase -> purchase.purchasedAt() != null && purchase.cancelledAt() == null);
    }

    Map<String, List<Instant>> purchasesOfCustomers() {
        Map<String, List<Instant>> byCustomer = new HashMap<>();
        purchases().filter(purchase -> purchase.customerId() != null).forEach(purchase -> byCustomer
                .computeIfAbsent(purchase.customerId(), customer -> new ArrayList<>())
                .add(purchase.purchasedAt()));
        return byCustomer;
    }

    /** Of the answers in the range, with or without satisfaction, those whose givers bought within the time after. */
    Share boughtAfter(boolean satisfied, Duration within, Instant from, Instant to) {
        Map<String, List<Instant>> purchases = purchasesOfCustomers();
        List<SurveyFact> answers = answers(SurveyKind.CSAT, from, to)
                .filter(survey -> survey.customerId() != null && isSatisfied(survey) == satisfied)
                .toList();
        return share(answers, survey -> {
            Instant answeredAt = requireNonNull(survey.respondedAt());
            return purchases.getOrDefault(survey.customerId(), List.of()).stream()
                    .anyMatch(at -> at.isAfter(answeredAt) && !at.isAfter(answeredAt.plus(within)));
        });
    }

    static <T> Share share(List<T> all, Predicate<T> which) {
        return new Share(all.stream().filter(which).count(), all.size());
    }

    private static boolean isWithin(Instant time, Instant from, Instant to) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
