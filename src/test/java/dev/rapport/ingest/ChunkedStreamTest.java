package dev.rapport.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rapport.ingest.ItemSource.NumberedItem;
import dev.rapport.journal.Outcome;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.ProblemType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChunkedStreamTest {
    private static final SmallLimits IMPATIENT = new SmallLimits(Duration.ofMillis(50));

    private final List<Integer> chunks = new ArrayList<>();
    private int attempts;

    private static String lines(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i <= to; i++) {
            lines.append(
                    "{\"id\":\"e%d\",\"subject\":\"1\",\"type\":\"interaction.opened\",\"time\":\"2026-03-27T15:30:00Z\"}\n"
                            .formatted(i));
        }
        return lines.toString();
    }

    private static ItemSource source(String ndjson) {
        return new NdjsonItems(Reading.stream(ndjson), Reading.EVENTS, 1 << 20);
    }

    /** Takes every valid item but those named e13, and gives versions by the number of chunks. */
    private BatchResult take(List<ParsedItem> chunk) {
        chunks.add(chunk.size());
        List<ItemResult> results = new ArrayList<>();
        for (ParsedItem item : chunk) {
            if (item instanceof ParsedItem.Valid valid) {
                boolean isConflict = valid.event().key().id().equals("e13");
                results.add(ItemResult.of(valid.event(), isConflict ? Outcome.CONFLICT : Outcome.ACCEPTED));
            } else {
                results.add(ItemResult.of((ParsedItem.Refused) item));
            }
        }
        return new BatchResult(results, OptionalLong.of(chunks.size()));
    }

    private StreamResult run(ItemSource source) {
        return run(source, Pauses.NONE, new SmallLimits());
    }

    private StreamResult run(ItemSource source, Pauses pauses, SmallLimits limits) {
        return new ChunkedStream(
                        source,
                        chunk -> () -> CompletableFuture.completedFuture(take(chunk)),
                        Runnable::run,
                        limits,
                        StreamProgress.UNWATCHED)
                .toEnd(pauses);
    }

    @Test
    void a_stream_is_taken_in_chunks() {
        StreamResult result = run(source(lines(1, 25)));
        assertThat(chunks).containsExactly(10, 10, 5);
        assertThat(result.tally().of(ItemStatus.ACCEPTED)).isEqualTo(24);
        assertThat(result.tally().of(ItemStatus.CONFLICT)).isEqualTo(1);
        assertThat(result.version()).hasValue(3);
    }

    @Test
    void only_the_first_items_that_were_not_taken_are_listed_with_their_lines() {
        StreamResult result = run(source("\n" + "x\n" + lines(11, 14) + "y\n" + "z\n" + "z\n"));
        assertThat(result.notTaken()).extracting(StreamResult.LineResult::line).containsExactly(2L, 5L, 7L);
        assertThat(result.notTaken())
                .extracting(item -> item.result().status())
                .containsExactly(ItemStatus.REJECTED, ItemStatus.CONFLICT, ItemStatus.REJECTED);
        assertThat(result.tally().of(ItemStatus.REJECTED)).isEqualTo(4);
    }

    @Test
    void large_lines_fill_a_chunk_earlier() {
        String padded = lines(1, 6).replace("}\n", "%s}\n".formatted(" ".repeat(30_000)));
        run(source(padded));
        assertThat(chunks).hasSizeGreaterThan(1);
    }

    @Test
    void what_a_slow_sender_has_sent_is_taken_before_the_chunk_is_full() {
        PausingSource slow = new PausingSource(source(lines(1, 6)), 100);
        StreamResult result = run(slow, slow, IMPATIENT);
        assertThat(chunks).as("by lines").hasSizeGreaterThanOrEqualTo(5);
        assertThat(chunks.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
        assertThat(result.tally().of(ItemStatus.ACCEPTED)).isEqualTo(6);
    }

    @Test
    void a_failure_while_the_sender_pauses_ends_the_stream_and_nothing_behind_it_is_taken() {
        PausingSource slow = new PausingSource(source(lines(1, 6)), 100);
        ProblemException away =
                Problem.unavailable("away", Duration.ofSeconds(1)).toException();
        Function<List<ParsedItem>, Supplier<CompletionStage<BatchResult>>> taker = chunk -> () -> {
            attempts++;
            return attempts == 2
                    ? CompletableFuture.failedFuture(away)
                    : CompletableFuture.completedFuture(take(chunk));
        };
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        new ChunkedStream(slow, taker, Runnable::run, IMPATIENT, StreamProgress.UNWATCHED).toEnd(slow))
                .satisfies(failure -> assertThat(failure.problem().extensions())
                        .containsEntry("committed_lines", (long) chunks.get(0)));
        assertThat(attempts).isEqualTo(2);
        assertThat(chunks).hasSize(1);
    }

    @Test
    void an_empty_stream_takes_nothing() {
        assertThat(run(source("\n\n")).version()).isEmpty();
        assertThat(chunks).isEmpty();
    }

    @Test
    void what_stands_before_an_unreadable_place_is_taken_and_the_answer_says_how_far_it_got() {
        ItemSource breaking = new BreakingSource(source(lines(1, 12)), Problem.tooLarge("a row is too long"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> run(breaking))
                .satisfies(failure -> {
                    assertThat(failure.problem().type()).isEqualTo(ProblemType.TOO_LARGE);
                    assertThat(failure.problem().extensions()).containsEntry("committed_lines", 12L);
                });
        assertThat(chunks).containsExactly(10, 2);
    }

    @Test
    void a_failure_behind_the_first_chunk_is_a_503_that_says_how_far_it_got() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> failing(1, new IllegalStateException("a defect")))
                .satisfies(failure -> {
                    assertThat(failure.problem().type()).isEqualTo(ProblemType.UNAVAILABLE);
                    assertThat(failure.problem().extensions()).containsEntry("committed_lines", 10L);
                });
        assertThat(chunks).containsExactly(10);
    }

    @Test
    void a_database_that_is_away_is_asked_once_for_each_chunk() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> failing(
                        0, Problem.unavailable("away", Duration.ofSeconds(1)).toException()))
                .satisfies(failure -> assertThat(failure.problem().extensions()).containsEntry("committed_lines", 0L));
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void a_defect_before_anything_is_committed_stays_a_defect() {
        assertThatIllegalStateException().isThrownBy(() -> failing(0, new IllegalStateException("a defect")));
    }

    @Test
    void a_sender_who_breaks_off_has_the_full_chunks_kept_and_nothing_else() {
        ItemSource cut = new BreakingSource(source(lines(1, 12)), null);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> run(cut))
                .satisfies(failure -> {
                    assertThat(failure.problem().type()).isEqualTo(ProblemType.MALFORMED);
                    assertThat(failure.problem().extensions()).containsEntry("committed_lines", 10L);
                });
        assertThat(chunks).containsExactly(10);
    }

    @Test
    void one_chunk_waits_behind_the_one_that_is_being_taken_and_a_third_is_not_handed_over() throws Exception {
        List<CompletableFuture<BatchResult>> taking = new CopyOnWriteArrayList<>();
        CompletableFuture<StreamResult> stream = held(taking);
        await(taking, 2);
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(taking).as("a third one is read by now").hasSize(2);

        taking.get(0).complete(take(valid(10)));
        await(taking, 3);
        assertThat(stream).isNotDone();
        BatchResult second = take(valid(10));
        BatchResult third = take(valid(5));
        taking.get(2).complete(third);
        taking.get(1).complete(second);
        StreamResult result = stream.get(10, TimeUnit.SECONDS);
        assertThat(result.tally().of(ItemStatus.ACCEPTED)).isEqualTo(25);
        assertThat(result.version()).as("that of the last chunk").hasValue(3);
    }

    @Test
    void what_is_taken_behind_a_chunk_that_failed_is_not_claimed() throws Exception {
        List<CompletableFuture<BatchResult>> taking = new CopyOnWriteArrayList<>();
        CompletableFuture<StreamResult> stream = held(taking);
        await(taking, 2);
        taking.get(1).complete(take(valid(10)));
        taking.get(0)
                .completeExceptionally(
                        Problem.unavailable("away", Duration.ofSeconds(1)).toException());

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> stream.get(10, TimeUnit.SECONDS))
                .havingCause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.problem().extensions()).containsEntry("committed_lines", 0L));
        assertThat(taking).hasSize(2);
    }

    @Test
    void a_chunk_that_is_refused_waits_until_it_is_known_what_became_of_the_one_before() {
        Function<List<ParsedItem>, Supplier<CompletionStage<BatchResult>>> taker = chunk -> () -> {
            if (++attempts > 1) {
                throw Problem.overloaded("too much", Duration.ofSeconds(1)).toException();
            }
            return CompletableFuture.supplyAsync(
                    () -> take(chunk), CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
        };
        ChunkedStream stream = new ChunkedStream(
                source(lines(1, 25)), taker, Runnable::run, new SmallLimits(), StreamProgress.UNWATCHED);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> stream.toEnd(Pauses.NONE))
                .satisfies(failure -> {
                    assertThat(failure.problem().type()).isEqualTo(ProblemType.OVERLOADED);
                    assertThat(failure.problem().extensions()).containsEntry("committed_lines", 10L);
                });
    }

    /** A stream of 25 lines on a thread of its own; what comes of its chunks is up to the test. */
    private static CompletableFuture<StreamResult> held(List<CompletableFuture<BatchResult>> taking) {
        Function<List<ParsedItem>, Supplier<CompletionStage<BatchResult>>> taker = chunk -> () -> {
            CompletableFuture<BatchResult> result = new CompletableFuture<>();
            taking.add(result);
            return result;
        };
        ChunkedStream stream = new ChunkedStream(
                source(lines(1, 25)), taker, Runnable::run, new SmallLimits(), StreamProgress.UNWATCHED);
        return CompletableFuture.supplyAsync(() -> stream.toEnd(Pauses.NONE));
    }

    private static List<ParsedItem> valid(int count) throws IOException {
        List<ParsedItem> items = new ArrayList<>();
        ItemSource source = source(lines(101, 100 + count));
        for (NumberedItem next = source.next(); next != null; next = source.next()) {
            items.add(next.item());
        }
        return items;
    }

    private static void await(List<?> list, int size) throws InterruptedException {
        for (int i = 0; i < 500 && list.size() < size; i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(list).hasSize(size);
    }

    private void failing(int goodChunks, RuntimeException failure) {
        Function<List<ParsedItem>, Supplier<CompletionStage<BatchResult>>> taker = chunk -> () -> {
            attempts++;
            return chunks.size() == goodChunks
                    ? CompletableFuture.failedFuture(failure)
                    : CompletableFuture.completedFuture(take(chunk));
        };
        new ChunkedStream(source(lines(1, 25)), taker, Runnable::run, new SmallLimits(), StreamProgress.UNWATCHED)
                .toEnd(Pauses.NONE);
    }

    /** Goes on like another source and then breaks: with a problem, or for good. */
    private record BreakingSource(
            ItemSource source, @Nullable Problem problem) implements ItemSource {
        @Override
        public NumberedItem next() throws IOException {
            NumberedItem next = source.next();
            if (next != null) {
                return next;
            }
            if (problem != null) {
                throw problem.toException();
            }
            throw new IOException("connection lost");
        }

        @Override
        public long linesRead() {
            return source.linesRead();
        }

        @Override
        public long bytesRead() {
            return source.bytesRead();
        }
    }

    /** Takes its time before each item, in which others may do something. */
    private static final class PausingSource implements ItemSource, Pauses {
        private final ItemSource source;
        private final long millis;
        private Runnable task = () -> {};

        PausingSource(ItemSource source, long millis) {
            this.source = source;
            this.millis = millis;
        }

        @Override
        public void meanwhile(Runnable other) {
            task = other;
        }

        @Override
        public @Nullable NumberedItem next() throws IOException {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            task.run();
            return source.next();
        }

        @Override
        public long linesRead() {
            return source.linesRead();
        }

        @Override
        public long bytesRead() {
            return source.bytesRead();
        }
    }
}
