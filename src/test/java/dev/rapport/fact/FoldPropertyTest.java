package dev.rapport.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventType;
import dev.rapport.event.RandomEvents;
import dev.rapport.event.ServiceEvent;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.terms.ServiceTerms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * What holds of the fold for any events. {@code -Drapport.seed=…} tries the one seed that a failure names, and
 * {@code -Drapport.seeds=…} as many as there is time for.
 */
class FoldPropertyTest {
    private static final int SEEDS = Integer.getInteger("rapport.seeds", 100);
    private static final int SUBJECTS = 30;

    @Test
    void anyOrderAndAnyRepetitionGiveTheSameFacts() {
        forAnySubject((seed, events) -> {
            SubjectFacts facts = fold(events);

            for (long order = 0; order < 5; order++) {
                assertThat(fold(RandomEvents.rearranged(events, seed * 31 + order)))
                        .isEqualTo(facts);
            }
        });
    }

    @Test
    void equalFactsReadTheSameInEveryDetail() {
        forAnySubject((seed, events) -> assertThat(fold(RandomEvents.rearranged(events, seed)))
                .hasToString(fold(events).toString())
                .hasSameHashCodeAs(fold(events)));
    }

    @Test
    void takingAnEventBackIsAsIfItHadNeverHappened() {
        forAnySubject((seed, events) -> {
            for (SubmittedEvent target : events) {
                List<SubmittedEvent> without = new ArrayList<>(events);
                without.removeIf(event -> event.type() != EventType.EVENT_VOIDED && event.equals(target));
                List<SubmittedEvent> voided = new ArrayList<>(events);
                voided.add(0, RandomEvents.voidOf(target, "last word", RandomEvents.START));

                assertThat(fold(voided)).as("%s taken back", target).isEqualTo(fold(without));
            }
        });
    }

    @Test
    void takingEverythingBackLeavesNoFact() {
        forAnySubject((seed, events) -> {
            List<SubmittedEvent> voided = new ArrayList<>(events);
            for (SubmittedEvent event : events) {
                voided.add(RandomEvents.voidOf(event, "last word " + voided.size(), event.time()));
            }

            assertThat(fold(voided)).isEqualTo(fold(List.of()));
        });
    }

    @Test
    void theFactsAgreeWithACountOfTheEvents() {
        forAnySubject((seed, events) -> new FactInvariants(meaning(events)).check(fold(events)));
    }

    @Test
    @DisabledIfSystemProperty(named = "rapport.seed", matches = ".+", disabledReason = "one seed does not reach all")
    void theRandomEventsReachEveryFlagAndEveryTurnOfAnInteraction() {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        List<InteractionFact> interactions = new ArrayList<>();
        forAnySubject((seed, events) -> {
            SubjectFacts facts = fold(events);
            facts.interaction().ifPresent(interactions::add);
            facts.interaction().ifPresent(fact -> flags.addAll(fact.flags()));
            facts.purchase().ifPresent(fact -> flags.addAll(fact.flags()));
        });

        assertThat(flags).containsExactlyInAnyOrder(Flag.values());
        assertThat(interactions)
                .anyMatch(fact -> fact.openedAt() == null)
                .anyMatch(fact -> fact.discarded() != null)
                .anyMatch(fact -> fact.abandonedAt() != null)
                .anyMatch(fact -> fact.reopens().count() > 1)
                .anyMatch(fact -> fact.pauses().size() > 1)
                .anyMatch(fact -> fact.inCharge().size() > 3)
                .anyMatch(fact -> fact.handover() != null && fact.handover().firstReply() != null)
                .anyMatch(fact -> fact.customerMessages().size() > 1)
                .anyMatch(fact -> fact.resolution().firstContact() != null);
    }

    private static SubjectFacts fold(Collection<SubmittedEvent> events) {
        return Fold.of(meaning(events), ServiceTerms.NONE);
    }

    private static List<ServiceEvent> meaning(Collection<SubmittedEvent> events) {
        return events.stream().map(ServiceEvent::from).toList();
    }

    private static void forAnySubject(BiConsumer<Long, List<SubmittedEvent>> property) {
        Long only = Long.getLong("rapport.seed");
        LongStream seeds = only == null ? LongStream.range(0, SEEDS) : LongStream.of(only);
        seeds.forEach(
                seed -> RandomEvents.bySubject(RandomEvents.of(seed, SUBJECTS)).forEach((subject, events) -> {
                    try {
                        property.accept(seed, events);
                    } catch (AssertionError | RuntimeException failure) {
                        throw new AssertionError(
                                "seed %d, subject %s: %s%nof %s".formatted(seed, subject, failure.getMessage(), events),
                                failure);
                    }
                }));
    }
}
