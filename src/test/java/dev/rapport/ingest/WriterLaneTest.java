package dev.rapport.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.ingest.WriterLane.Amount;
import dev.rapport.ingest.WriterLane.Batch;
import dev.rapport.ingest.WriterLane.Kind;
import dev.rapport.ingest.WriterLane.Submission;
import dev.rapport.journal.AppendResult;
import dev.rapport.journal.Outcome;
import dev.rapport.journal.PreparedEvent;
import dev.rapport.journal.PreparedRequest;
import dev.rapport.workspace.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WriterLaneTest {
    private static final long NOW = 1_000;
    private static final long LATER = 2_000;

    private static final Amount TEN = new Amount(10, 1 << 20);
    private static final Amount HUNDRED = new Amount(100, 1 << 20);

    private final WriterLane lane = new WriterLane(new WorkspaceId(7));

    private static Submission submission(int events, long deadline) {
        return submission(Kind.REQUEST, events, deadline);
    }

    private static Submission submission(Kind kind, int events, long deadline) {
        List<PreparedEvent> prepared =
                IntStream.range(0, events).mapToObj(WriterLaneTest::event).toList();
        return new Submission(kind, PreparedRequest.of(prepared), new CompletableFuture<>(), deadline);
    }

    private int eventsOf(Batch batch) {
        return batch.requests().stream().mapToInt(PreparedRequest::size).sum();
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
        Batch first = lane.take(TEN, NOW);
        assertThat(eventsOf(first)).isEqualTo(1);
        assertThat(lane.add(submission(2, LATER))).isFalse();
        assertThat(lane.add(submission(3, LATER))).isFalse();

        assertThat(lane.goesOn(first, 1_000)).isTrue();
        Batch second = lane.take(TEN, NOW);
        assertThat(eventsOf(second)).isEqualTo(5);
        assertThat(lane.goesOn(second, 1_000)).isFalse();
        assertThat(lane.add(submission(1, LATER))).isTrue();
    }

    @Test
    void a_request_is_never_split_however_large() {
        lane.add(submission(3, LATER));
        lane.add(submission(25, LATER));
        lane.add(submission(1, LATER));

        assertThat(eventsOf(lane.take(TEN, NOW))).isEqualTo(3);
        assertThat(eventsOf(lane.take(TEN, NOW))).isEqualTo(25);
        assertThat(eventsOf(lane.take(TEN, NOW))).isEqualTo(1);
        assertThat(lane.waiting(Kind.REQUEST)).isEqualTo(Amount.NONE);
    }

    @Test
    void requests_and_chunks_of_streams_take_turns() {
        lane.add(submission(Kind.CHUNK, 10, LATER));
        lane.add(submission(1, LATER));
        lane.add(submission(2, LATER));

        assertThat(eventsOf(lane.take(TEN, NOW))).as("the requests").isEqualTo(3);
        lane.add(submission(4, LATER));
        assertThat(eventsOf(lane.take(TEN, NOW))).as("the chunk").isEqualTo(10);
        lane.add(submission(Kind.CHUNK, 10, LATER));
        assertThat(eventsOf(lane.take(TEN, NOW))).as("the request that came").isEqualTo(4);
        assertThat(eventsOf(lane.take(TEN, NOW))).as("the second chunk").isEqualTo(10);
        assertThat(lane.waiting(Kind.CHUNK)).isEqualTo(Amount.NONE);
    }

    @Test
    void small_chunks_of_slow_streams_go_with_the_requests() {
        lane.add(submission(Kind.CHUNK, 2, LATER));
        lane.add(submission(3, LATER));
        lane.add(submission(Kind.CHUNK, 1, LATER));

        assertThat(lane.waiting(Kind.CHUNK).events()).isEqualTo(3);
        Batch batch = lane.take(TEN, NOW);
        assertThat(eventsOf(batch)).isEqualTo(6);
        assertThat(batch.taken(Kind.CHUNK).events()).isEqualTo(3);
        assertThat(batch.taken(Kind.REQUEST).events()).isEqualTo(3);
    }

    @Test
    void each_request_gets_its_own_outcomes() {
        Submission first = submission(2, LATER);
        Submission second = submission(1, LATER);
        lane.add(first);
        lane.add(second);

        lane.take(TEN, NOW)
                .complete(List.of(
                        new AppendResult(5, List.of(Outcome.ACCEPTED, Outcome.CONFLICT)),
                        new AppendResult(5, List.of(Outcome.DUPLICATE))));

        assertThat(first.result().join().outcomes()).containsExactly(Outcome.ACCEPTED, Outcome.CONFLICT);
        assertThat(second.result().join().outcomes()).containsExactly(Outcome.DUPLICATE);
        assertThat(second.result().join().version()).isEqualTo(5);
    }

    @Test
    void nothing_is_written_for_a_request_that_was_given_up() {
        Submission late = submission(4, NOW - 1);
        lane.add(late);
        lane.add(submission(2, LATER));

        Batch batch = lane.take(TEN, NOW);

        assertThat(eventsOf(batch)).isEqualTo(2);
        assertThat(batch.givenUp()).containsExactly(late);
        assertThat(batch.taken(Kind.REQUEST).events()).isEqualTo(6);
        assertThat(lane.waiting(Kind.REQUEST)).isEqualTo(Amount.NONE);
    }

    @Test
    void a_failure_reaches_everybody_who_waits() {
        Submission first = submission(1, LATER);
        Submission second = submission(1, LATER);
        lane.add(first);
        lane.add(second);

        lane.take(TEN, NOW).fail(new IllegalStateException("away"));

        assertThat(first.result()).isCompletedExceptionally();
        assertThat(second.result()).isCompletedExceptionally();
    }

    @Test
    void a_batch_of_large_events_has_fewer_of_them() {
        Submission one = submission(1, LATER);
        add(5);

        Batch batch = lane.take(new Amount(10, 3 * one.amount().bytes()), NOW);

        assertThat(eventsOf(batch)).isEqualTo(3);
        assertThat(lane.waiting(Kind.REQUEST).events()).isEqualTo(2);
    }

    @Test
    void a_lane_of_many_senders_waits_for_those_who_come_again() {
        add(20);
        assertThat(lane.goesOn(lane.take(HUNDRED, NOW), TimeUnit.DAYS.toNanos(1)))
                .as("nobody waits, but many are about to come")
                .isTrue();
        add(17);
        assertThat(nanosOfGathering()).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(5));
        assertThat(eventsOf(lane.take(HUNDRED, NOW))).isEqualTo(17);
    }

    @Test
    void a_lane_whose_senders_stay_away_is_done() {
        add(20);
        assertThat(lane.goesOn(lane.take(HUNDRED, NOW), 1_000)).isTrue();
        lane.gather(100);
        Batch empty = lane.take(HUNDRED, NOW);
        assertThat(empty.submissions()).isEmpty();
        assertThat(lane.goesOn(empty, 1_000)).isFalse();
        assertThat(lane.add(submission(1, LATER)))
                .as("the next one has it scheduled")
                .isTrue();
    }

    @Test
    void a_full_chunk_is_not_made_to_wait() {
        add(20);
        Batch batch = lane.take(HUNDRED, NOW);
        lane.add(submission(100, LATER));
        lane.goesOn(batch, TimeUnit.DAYS.toNanos(1));
        lane.gather(100);
        assertThat(eventsOf(lane.take(HUNDRED, NOW))).isEqualTo(100);
    }

    private void add(int submissions) {
        for (int i = 0; i < submissions; i++) {
            lane.add(submission(1, LATER));
        }
    }

    private long nanosOfGathering() {
        long begin = System.nanoTime();
        lane.gather(100);
        return System.nanoTime() - begin;
    }
}
