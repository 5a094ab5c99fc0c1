package dev.rapport.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.ingest.WriterLane.Batch;
import dev.rapport.ingest.WriterLane.Submission;
import dev.rapport.journal.AppendResult;
import dev.rapport.journal.Outcome;
import dev.rapport.journal.PreparedEvent;
import dev.rapport.workspace.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WriterLaneTest {
    private static final long NOW = 1_000;
    private static final long LATER = 2_000;

    private final WriterLane lane = new WriterLane(new WorkspaceId(7));

    private static Submission submission(int events, long deadline) {
        return new Submission(
                IntStream.range(0, events).mapToObj(WriterLaneTest::event).toList(),
                new CompletableFuture<>(),
                deadline);
    }

    private static PreparedEvent event(int number) {
        return PreparedEvent.of(new SubmittedEvent(
                EventType.INTERACTION_OPENED,
                new EventKey("test", "e" + number),
                new Subject("1001"),
                Instant.EPOCH,
                FieldValues.none()));
    }

    @Test
    void what_gathered_while_a_batch_was_written_is_the_next_batch() {
        assertThat(lane.add(submission(1, LATER)))
                .as("the first one has the lane scheduled")
                .isTrue();
        Batch first = lane.take(10, NOW);
        assertThat(first.events()).hasSize(1);
        assertThat(lane.add(submission(2, LATER))).isFalse();
        assertThat(lane.add(submission(3, LATER))).isFalse();

        assertThat(lane.goesOn(first, 1_000)).isTrue();
        Batch second = lane.take(10, NOW);
        assertThat(second.events()).hasSize(5);
        assertThat(lane.goesOn(second, 1_000)).isFalse();
        assertThat(lane.add(submission(1, LATER))).isTrue();
    }

    @Test
    void a_request_is_never_split_however_large() {
        lane.add(submission(3, LATER));
        lane.add(submission(25, LATER));
        lane.add(submission(1, LATER));

        assertThat(lane.take(10, NOW).events()).hasSize(3);
        assertThat(lane.take(10, NOW).events()).hasSize(25);
        assertThat(lane.take(10, NOW).events()).hasSize(1);
        assertThat(lane.waitingEvents()).isZero();
    }

    @Test
    void each_request_gets_its_own_outcomes() {
        Submission first = submission(2, LATER);
        Submission second = submission(1, LATER);
        lane.add(first);
        lane.add(second);

        lane.take(10, NOW)
                .complete(new AppendResult(5, List.of(Outcome.ACCEPTED, Outcome.CONFLICT, Outcome.DUPLICATE)));

        assertThat(first.result().join().outcomes()).containsExactly(Outcome.ACCEPTED, Outcome.CONFLICT);
        assertThat(second.result().join().outcomes()).containsExactly(Outcome.DUPLICATE);
        assertThat(second.result().join().version()).isEqualTo(5);
    }

    @Test
    void nothing_is_written_for_a_request_that_was_given_up() {
        Submission late = submission(4, NOW - 1);
        lane.add(late);
        lane.add(submission(2, LATER));

        Batch batch = lane.take(10, NOW);

        assertThat(batch.events()).hasSize(2);
        assertThat(batch.givenUp()).containsExactly(late);
        assertThat(batch.taken()).isEqualTo(6);
        assertThat(lane.waitingEvents()).isZero();
    }

    @Test
    void a_failure_reaches_everybody_who_waits() {
        Submission first = submission(1, LATER);
        Submission second = submission(1, LATER);
        lane.add(first);
        lane.add(second);

        lane.take(10, NOW).fail(new IllegalStateException("away"));

        assertThat(first.result()).isCompletedExceptionally();
        assertThat(second.result()).isCompletedExceptionally();
    }

    @Test
    @Timeout(30)
    void a_lane_of_many_senders_waits_for_those_who_come_again() throws Exception {
        for (int i = 0; i < 20; i++) {
            lane.add(submission(1, LATER));
        }
        Batch batch = lane.take(100, NOW);
        assertThat(lane.goesOn(batch, TimeUnit.DAYS.toNanos(1)))
                .as("nobody waits, but many are about to come")
                .isTrue();
        CompletableFuture<Integer> next = CompletableFuture.supplyAsync(() -> {
            lane.gather(100);
            return lane.take(100, NOW).submissions().size();
        });
        for (int i = 0; i < 18; i++) {
            lane.add(submission(1, LATER));
        }
        assertThat(next.get()).isBetween(1, 18);
    }

    @Test
    void a_lane_whose_senders_stay_away_is_done() {
        for (int i = 0; i < 20; i++) {
            lane.add(submission(1, LATER));
        }
        assertThat(lane.goesOn(lane.take(100, NOW), 1_000)).isTrue();
        lane.gather(100);
        Batch empty = lane.take(100, NOW);
        assertThat(empty.submissions()).isEmpty();
        assertThat(lane.goesOn(empty, 1_000)).isFalse();
        assertThat(lane.add(submission(1, LATER)))
                .as("the next one has it scheduled")
                .isTrue();
    }

    @Test
    @Timeout(30)
    void a_full_chunk_is_not_made_to_wait() {
        for (int i = 0; i < 20; i++) {
            lane.add(submission(1, LATER));
        }
        Batch batch = lane.take(100, NOW);
        lane.add(submission(100, LATER));
        lane.goesOn(batch, 1_000);
        lane.gather(100);
        assertThat(lane.take(100, NOW).events()).hasSize(100);
    }
}
