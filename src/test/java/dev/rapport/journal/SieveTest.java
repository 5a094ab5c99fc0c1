package dev.rapport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SieveTest {
    private int trials;
    private int eventsTried;

    private static List<PreparedEvent> request(int events) {
        return IntStream.range(0, events)
                .mapToObj(i -> PreparedEvent.of(new SubmittedEvent(
                        EventType.INTERACTION_OPENED,
                        new EventKey("test", "e" + i),
                        new Subject("s" + i),
                        Instant.EPOCH,
                        FieldValues.none())))
                .toList();
    }

    private List<Integer> refused(List<PreparedEvent> request, Predicate<Set<String>> canBeKept) throws SQLException {
        Sieve sieve = new Sieve(events -> {
            trials++;
            eventsTried += events.size();
            return canBeKept.test(
                    events.stream().map(event -> event.identity().id()).collect(Collectors.toSet()));
        });
        return sieve.refused(request).stream().boxed().toList();
    }

    @Test
    void the_one_that_can_not_be_kept_is_found_wherever_it_stands() throws SQLException {
        for (int bad = 0; bad < 7; bad++) {
            String id = "e" + bad;
            assertThat(refused(request(7), ids -> !ids.contains(id))).containsExactly(bad);
        }
    }

    @Test
    void several_are_found_and_all_others_stay() throws SQLException {
        Set<String> bad = Set.of("e0", "e41", "e42", "e99");
        assertThat(refused(request(100), ids -> ids.stream().noneMatch(bad::contains)))
                .containsExactly(0, 41, 42, 99);
    }

    @Test
    void of_two_that_can_not_be_kept_with_each_other_the_first_stays() throws SQLException {
        assertThat(refused(request(10), ids -> !ids.containsAll(Set.of("e2", "e8"))))
                .containsExactly(8);
    }

    @Test
    void a_request_that_is_one_such_event_needs_no_trial() throws SQLException {
        assertThat(refused(request(1), ids -> false)).containsExactly(0);
        assertThat(trials).isZero();
    }

    @Test
    void one_among_ten_thousand_costs_about_three_times_the_request() throws SQLException {
        refused(request(10_000), ids -> !ids.contains("e7777"));
        assertThat(eventsTried).isLessThan(31_000);
    }
}
