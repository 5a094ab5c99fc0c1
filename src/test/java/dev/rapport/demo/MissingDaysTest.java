package dev.rapport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MissingDaysTest {
    private static final List<SubmittedEvent> STORY = Stream.of(
                    "1970-01-03T10:00:00Z",
                    "1970-01-03T23:59:59Z",
                    "1970-01-04T00:00:00Z",
                    "1970-01-06T08:00:00Z",
                    "1970-01-06T09:00:00Z",
                    "1970-01-07T08:00:00Z")
            .map(MissingDaysTest::event)
            .toList();
    private static final long FIRST_RECENT = 5;

    private static SubmittedEvent event(String time) {
        return new SubmittedEvent(
                EventType.INTERACTION_RESOLVED,
                new EventKey("story", time),
                new Subject("T-1"),
                Instant.parse(time),
                FieldValues.none());
    }

    private static MissingDays missing(Map<Long, Long> told) {
        return MissingDays.of(STORY.iterator(), told, FIRST_RECENT);
    }

    @Test
    void inTheBeginningAllIsMissingAndTheRecentDaysStandApart() {
        MissingDays missing = missing(Map.of());

        assertThat(missing.events()).isEqualTo(6);
        assertThat(missing.recent()).isEqualTo(STORY.subList(3, 6));
        assertThat(missing.hasOlder()).isTrue();
        assertThat(STORY.stream().filter(missing::isOlder)).isEqualTo(STORY.subList(0, 3));
    }

    @Test
    void aDayIsToldAgainAsAWholeWhenOneOfItsEventsIsMissing() {
        MissingDays missing = missing(Map.of(2L, 1L, 3L, 1L, 5L, 1L, 6L, 1L));

        assertThat(missing.events()).isEqualTo(2);
        assertThat(missing.recent()).isEqualTo(STORY.subList(3, 5));
        assertThat(STORY.stream().filter(missing::isOlder)).isEqualTo(STORY.subList(0, 2));
    }

    @Test
    void afterACompleteLoadOnlyWhatHasHappenedSinceIsMissing() {
        MissingDays missing = missing(Map.of(2L, 2L, 3L, 1L, 5L, 2L));

        assertThat(missing.events()).isEqualTo(1);
        assertThat(missing.recent()).isEqualTo(STORY.subList(5, 6));
        assertThat(missing.hasOlder()).isFalse();
    }

    @Test
    void whenNothingIsMissingNothingIsToldAgain() {
        MissingDays missing = missing(Map.of(2L, 2L, 3L, 1L, 5L, 2L, 6L, 1L));

        assertThat(missing.events()).isZero();
        assertThat(missing.recent()).isEmpty();
        assertThat(missing.hasOlder()).isFalse();
    }
}
