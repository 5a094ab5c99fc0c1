package dev.rapport.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.ServiceEvent;
import dev.rapport.event.ServiceEvent.Author;
import dev.rapport.event.ServiceEvent.Replied;
import dev.rapport.event.ServiceEvent.SurveyAnswered;
import dev.rapport.event.ServiceEvent.SurveyKey;
import dev.rapport.event.ServiceEvent.SurveySent;
import dev.rapport.fact.InteractionFact.CustomerMessage;
import dev.rapport.fact.InteractionFact.InCharge;
import dev.rapport.fact.InteractionFact.Interval;
import dev.rapport.fact.InteractionFact.Occurrences;
import dev.rapport.fact.InteractionFact.Reply;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold between the events of a subject and its facts, counted in another way than the fold does. */
final class FactInvariants {
    private static final Set<EventType> TELL_NO_MOMENT =
            Set.of(EventType.INTERACTION_UPDATED, EventType.INTERACTION_DISCARDED, EventType.INTERACTION_REPLIED);

    private final List<ServiceEvent> standing;

    FactInvariants(Collection<ServiceEvent> events) {
        Set<EventKey> voided = events.stream()
                .filter(ServiceEvent.Voided.class::isInstance)
                .map(event -> ((ServiceEvent.Voided) event).target())
                .collect(Collectors.toSet());
        standing = events.stream()
                .filter(event -> !(event instanceof ServiceEvent.Voided))
                .filter(event -> !voided.contains(event.header().key()))
                .toList();
    }

    void check(SubjectFacts facts) {
        assertThat(facts.interaction().isPresent())
                .as("an interaction is told of")
                .isEqualTo(standing.stream()
                        .anyMatch(event -> event.header().type().wireName().startsWith("interaction.")));
        facts.interaction().ifPresent(this::check);
        assertThat(facts.purchase().isPresent())
                .as("a purchase is told of")
                .isEqualTo(standing.stream()
                        .anyMatch(event -> event.header().type().wireName().startsWith("purchase.")));
        facts.purchase().ifPresent(this::check);
        assertThat(facts.surveys().keySet())
                .isEqualTo(Stream.concat(
                                all(SurveySent.class).map(SurveySent::survey),
                                all(SurveyAnswered.class).map(SurveyAnswered::survey))
                        .collect(Collectors.toCollection(TreeSet::new)));
        facts.surveys().forEach(this::check);
        assertThat(facts.links())
                .isEqualTo(all(ServiceEvent.CustomerMerged.class)
                        .map(merged -> new CustomerLink(merged.from(), merged.into()))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private void check(InteractionFact fact) {
        Instant openedAt = first(type(EventType.INTERACTION_OPENED));
        assertThat(fact.openedAt()).as("openedAt").isEqualTo(openedAt);
        assertThat(fact.discarded() != null).as("discarded").isEqualTo(count(EventType.INTERACTION_DISCARDED) > 0);
        assertThat(fact.counts()).as("counts").isEqualTo(openedAt != null && fact.discarded() == null);
        checkReplies(fact);
        checkAttribution(fact);
        checkOccurrences(fact);
        checkFlags(fact);
        checkIntervals(fact);
    }

    private void checkReplies(InteractionFact fact) {
        Instant openedAt = fact.openedAt();
        assertThat(at(fact.firstReply()))
                .as("first reply")
                .isEqualTo(openedAt == null ? null : first(humanAnswer().and(since(openedAt))));
        assertThat(fact.botReplied())
                .isEqualTo(
                        all(Replied.class).anyMatch(replied -> replied.author() == Author.BOT && replied.isPublic()));
        InteractionFact.Handover handover = fact.handover();
        if (handover != null) {
            assertThat(fact.botReplied())
                    .as("a bot replied before the hand-over")
                    .isTrue();
            assertThat(at(handover.firstReply()))
                    .as("first reply since the hand-over")
                    .isEqualTo(openedAt == null ? null : first(humanAnswer().and(since(handover.at()))));
        }
        List<Instant> messages = all(Replied.class)
                .filter(replied -> replied.author() == Author.CUSTOMER)
                .map(replied -> replied.header().time())
                .filter(time -> openedAt != null && time.isAfter(openedAt))
                .sorted()
                .toList();
        assertThat(fact.customerMessages()).extracting(CustomerMessage::at).isEqualTo(messages);
        fact.customerMessages().forEach(message -> assertThat(at(message.reply()))
                .as("reply to the message of %s", message.at())
                .isEqualTo(first(humanAnswer().and(since(message.at())))));
    }

    private static void checkAttribution(InteractionFact fact) {
        List<InCharge> inCharge = fact.inCharge();
        for (int i = 1; i < inCharge.size(); i++) {
            assertThat(inCharge.get(i).from()).isAfter(inCharge.get(i - 1).from());
            assertThat(inCharge.get(i).who()).isNotEqualTo(inCharge.get(i - 1).who());
        }
        if (fact.openedAt() != null) {
            assertThat(inCharge.get(0).from()).isEqualTo(fact.openedAt());
        }
        assertThat(fact.current())
                .isEqualTo(
                        inCharge.isEmpty()
                                ? fact.opening()
                                : inCharge.get(inCharge.size() - 1).who());
    }

    private void checkOccurrences(InteractionFact fact) {
        Instant openedAt = fact.openedAt();
        long assignments = count(EventType.INTERACTION_ASSIGNED) + count(EventType.INTERACTION_TRANSFERRED);
        if (fact.handover() == null) {
            assertThat(fact.transfers().count()).isEqualTo((int) count(EventType.INTERACTION_TRANSFERRED));
        } else {
            assertThat(assignments).isPositive();
            assertThat((long) fact.transfers().count())
                    .isBetween(count(EventType.INTERACTION_TRANSFERRED) - 1, count(EventType.INTERACTION_TRANSFERRED));
        }
        assertThat(fact.escalations())
                .isEqualTo(new Occurrences(clamped(first(type(EventType.INTERACTION_ESCALATED)), openedAt), (int)
                        count(EventType.INTERACTION_ESCALATED)));
        InteractionFact.Resolution resolution = fact.resolution();
        assertThat(resolution.count()).isEqualTo((int) count(EventType.INTERACTION_RESOLVED));
        assertThat(resolution.firstAt()).isEqualTo(clamped(first(type(EventType.INTERACTION_RESOLVED)), openedAt));
        assertThat(resolution.lastAt()).isEqualTo(clamped(last(type(EventType.INTERACTION_RESOLVED)), openedAt));
        assertThat(resolution.resolvableAtFirstLine())
                .isEqualTo(all(ServiceEvent.Resolved.class).allMatch(ServiceEvent.Resolved::resolvableAtFirstLine));
        assertThat(fact.reopens().count())
                .isLessThanOrEqualTo(resolution.count())
                .isLessThanOrEqualTo((int) count(EventType.INTERACTION_REOPENED));
        for (Occurrences some : List.of(fact.reopens(), fact.transfers(), fact.escalations())) {
            assertThat(some.firstAt() == null).isEqualTo(some.count() == 0);
        }
    }

    private void checkFlags(InteractionFact fact) {
        Instant openedAt = fact.openedAt();
        Predicate<ServiceEvent> early =
                event -> openedAt != null && event.header().time().isBefore(openedAt);
        assertThat(fact.flags().contains(Flag.REPLY_BEFORE_OPENING))
                .as("flag of a reply before the opening")
                .isEqualTo(standing.stream().anyMatch(early.and(humanAnswer())));
        assertThat(fact.flags().contains(Flag.EVENT_BEFORE_OPENING))
                .as("flag of another event before the opening")
                .isEqualTo(standing.stream()
                        .filter(event -> event.header().type().wireName().startsWith("interaction."))
                        .filter(event -> !TELL_NO_MOMENT.contains(event.header().type()))
                        .anyMatch(early));
        assertThat(fact.flags().contains(Flag.REOPENED_WITHOUT_RESOLUTION))
                .as("flag of a reopening that does not count")
                .isEqualTo(
                        count(EventType.INTERACTION_REOPENED) > fact.reopens().count());
    }

    private void checkIntervals(InteractionFact fact) {
        List<Interval> open = fact.openIntervals();
        assertThat(open).hasSize(fact.reopens().count() + (fact.openedAt() == null ? 0 : 1));
        checkOrdered(open, fact.openedAt());
        checkOrdered(fact.pauses(), fact.openedAt());
        if (fact.openedAt() != null) {
            assertThat(open.get(0).from()).isEqualTo(fact.openedAt());
        }
        for (Interval pause : fact.pauses()) {
            assertThat(open)
                    .as("the pause %s lies within one of them", pause)
                    .anyMatch(interval -> contains(interval, pause));
        }
    }

    private static void checkOrdered(List<Interval> intervals, @Nullable Instant start) {
        Instant reached = start;
        for (int i = 0; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            if (reached != null) {
                assertThat(interval.from()).as("start of %s", interval).isAfterOrEqualTo(reached);
            }
            reached = interval.to();
            if (reached == null) {
                assertThat(i).as("only the last one goes on").isEqualTo(intervals.size() - 1);
            } else {
                assertThat(reached).as("end of %s", interval).isAfterOrEqualTo(interval.from());
            }
        }
    }

    private static boolean contains(Interval outer, Interval inner) {
        Instant end = outer.to();
        Instant innerEnd = inner.to();
        return !inner.from().isBefore(outer.from()) && (end == null || (innerEnd != null && !innerEnd.isAfter(end)));
    }

    private void check(PurchaseFact fact) {
        assertThat(fact.purchasedAt()).isEqualTo(first(type(EventType.PURCHASE_COMPLETED)));
        assertThat(fact.cancelledAt()).isEqualTo(first(type(EventType.PURCHASE_CANCELLED)));
        assertThat(fact.counts()).isEqualTo(fact.purchasedAt() != null && fact.cancelledAt() == null);
        List<ServiceEvent.PurchaseRefunded> counted = all(ServiceEvent.PurchaseRefunded.class)
                .filter(refund -> refund.currency() == null || refund.currency().equals(fact.currency()))
                .toList();
        assertThat(fact.refunded())
                .isEqualByComparingTo(counted.stream()
                        .map(ServiceEvent.PurchaseRefunded::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(fact.flags().contains(Flag.REFUND_IN_OTHER_CURRENCY))
                .isEqualTo(counted.size() < count(EventType.PURCHASE_REFUNDED));
    }

    private void check(SurveyKey key, SurveyFact fact) {
        Predicate<ServiceEvent> answered = event ->
                event instanceof SurveyAnswered answer && answer.survey().equals(key);
        Predicate<ServiceEvent> scored =
                answered.and(event -> event instanceof SurveyAnswered answer && answer.answer() != null);
        Instant lastScored = last(scored);
        assertThat(fact.survey()).isEqualTo(key);
        assertThat(fact.sentAt())
                .isEqualTo(first(event ->
                        event instanceof SurveySent sent && sent.survey().equals(key)));
        assertThat((long) fact.revisions())
                .isEqualTo(standing.stream().filter(answered).count());
        assertThat(fact.answer() != null).isEqualTo(lastScored != null);
        assertThat(fact.respondedAt()).isEqualTo(lastScored != null ? lastScored : last(answered));
    }

    private <T extends ServiceEvent> Stream<T> all(Class<T> type) {
        return standing.stream().filter(type::isInstance).map(type::cast);
    }

    private long count(EventType type) {
        return standing.stream().filter(type(type)).count();
    }

    private @Nullable Instant first(Predicate<ServiceEvent> which) {
        return standing.stream()
                .filter(which)
                .map(event -> event.header().time())
                .min(Instant::compareTo)
                .orElse(null);
    }

    private @Nullable Instant last(Predicate<ServiceEvent> which) {
        return standing.stream()
                .filter(which)
                .map(event -> event.header().time())
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static Predicate<ServiceEvent> type(EventType type) {
        return event -> event.header().type() == type;
    }

    private static Predicate<ServiceEvent> humanAnswer() {
        return event -> event instanceof Replied replied && replied.author() == Author.AGENT && replied.isPublic();
    }

    private static Predicate<ServiceEvent> since(Instant start) {
        return event -> !event.header().time().isBefore(start);
    }

    private static @Nullable Instant clamped(@Nullable Instant time, @Nullable Instant openedAt) {
        return time != null && openedAt != null && time.isBefore(openedAt) ? openedAt : time;
    }

    private static @Nullable Instant at(@Nullable Reply reply) {
        return reply == null ? null : reply.at();
    }
}
