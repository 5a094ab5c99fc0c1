package dev.rapport.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RandomEventsTest {
    private static final List<SubmittedEvent> EVENTS = RandomEvents.of(1, 2_000);

    @Test
    void theSameSeedGivesTheSameEvents() {
        assertThat(RandomEvents.of(42, 50)).isEqualTo(RandomEvents.of(42, 50)).isNotEqualTo(RandomEvents.of(43, 50));
        assertThat(RandomEvents.rearranged(EVENTS, 5)).isEqualTo(RandomEvents.rearranged(EVENTS, 5));
    }

    @Test
    void everyEventKeepsTheRules() {
        for (SubmittedEvent event : EVENTS) {
            assertThat(EventRules.check(event.type(), event.data()))
                    .as("%s", event)
                    .isEmpty();
            assertThat(event.time()).isBetween(RandomEvents.START, RandomEvents.END);
        }
    }

    @Test
    void noTwoEventsOfASubjectHaveOneIdentity() {
        RandomEvents.bySubject(EVENTS)
                .forEach((subject, events) ->
                        assertThat(events.stream().map(SubmittedEvent::key)).doesNotHaveDuplicates());
    }

    @Test
    void allTypesOccur() {
        assertThat(EVENTS.stream().map(SubmittedEvent::type).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(EventType.values());
    }

    @Test
    void whatACarefulProducerWouldNotSendOccurs() {
        Set<EventKey> voids = EVENTS.stream()
                .filter(event -> event.type() == EventType.EVENT_VOIDED)
                .map(SubmittedEvent::key)
                .collect(Collectors.toSet());
        assertThat(EVENTS)
                .as("a void of a void")
                .anyMatch(event -> event.data().voids().filter(voids::contains).isPresent());
        assertThat(EVENTS).as("customer 0").anyMatch(event -> "0"
                .equals(event.data().text(Field.CUSTOMER_ID)));
        Set<List<Object>> moments = new HashSet<>();
        assertThat(EVENTS)
                .as("two events of one subject at one time")
                .anyMatch(event -> !moments.add(List.of(event.subject(), event.time())));
        assertThat(RandomEvents.bySubject(EVENTS).values())
                .as("an event before its opening")
                .anyMatch(RandomEventsTest::beginsBeforeItsOpening);
    }

    @Test
    void rearrangingLosesNothingAndRepeatsSome() {
        List<SubmittedEvent> arrived = RandomEvents.rearranged(EVENTS, 3);

        assertThat(new HashSet<>(arrived)).isEqualTo(new HashSet<>(EVENTS));
        assertThat(arrived).hasSizeGreaterThan(EVENTS.size() * 5 / 4);
    }

    @Test
    void batchesAreTheWholeInParts() {
        List<List<SubmittedEvent>> batches = RandomEvents.batches(EVENTS, 3);

        assertThat(batches).hasSizeGreaterThan(EVENTS.size() / 8).allMatch(batch -> !batch.isEmpty());
        assertThat(batches.stream().flatMap(List::stream).toList()).isEqualTo(EVENTS);
    }

    private static boolean beginsBeforeItsOpening(List<SubmittedEvent> events) {
        Instant opened = events.stream()
                .filter(event -> event.type() == EventType.INTERACTION_OPENED)
                .map(SubmittedEvent::time)
                .min(Instant::compareTo)
                .orElse(RandomEvents.START);
        return events.stream().anyMatch(event -> event.time().isBefore(opened));
    }
}
