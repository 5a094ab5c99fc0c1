package dev.rapport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErasurePortionsTest {
    private static final Subject A = new Subject("a");
    private static final Subject B = new Subject("b");
    private static final Subject C = new Subject("c");
    private static final Subject D = new Subject("d");

    @Test
    void aPortionHasNoMoreEventsThanAllowedAndNothingIsLost() {
        Map<Subject, Long> events = new LinkedHashMap<>();
        events.put(A, 3L);
        events.put(B, 7L);
        events.put(C, 1L);
        events.put(D, 2L);

        assertThat(ErasurePortions.of(events, 10)).containsExactly(List.of(A, B), List.of(C, D));
    }

    @Test
    void aSubjectOfMoreIsAPortionByItself() {
        Map<Subject, Long> events = new LinkedHashMap<>();
        events.put(A, 1L);
        events.put(B, 50L);
        events.put(C, 1L);

        assertThat(ErasurePortions.of(events, 10)).containsExactly(List.of(A), List.of(B), List.of(C));
    }

    @Test
    void ofNothingThereAreNone() {
        assertThat(ErasurePortions.of(Map.of(), 10)).isEmpty();
    }
}
