package dev.rapport.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.AppendResult;
import dev.rapport.journal.Journal;
import dev.rapport.journal.Journals;
import dev.rapport.journal.Outcome;
import dev.rapport.journal.PreparedEvent;
import dev.rapport.journal.PreparedRequest;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.ProblemType;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bounds of what waits, with limits that a test reaches. */
@QuarkusTest
class WriterLanesIT {

    @Inject
    Journal journal;

    @Inject
    DataSource database;

    @Inject
    Journals journals;

    @Inject
    QualityTally quality;

    private final SmallLimits limits = new SmallLimits();
    private WorkspaceId workspace;
    private WriterLanes lanes;

    @BeforeEach
    void open() {
        workspace = new WorkspaceId(TestWorkspace.create().id());
        lanes = new WriterLanes(journal, limits);
        lanes.submit(workspace, events("first", 1)).join();
    }

    @AfterEach
    void close() throws InterruptedException {
        lanes.drain(Duration.ofSeconds(15));
    }

    private static PreparedRequest events(String prefix, int count) {
        return PreparedRequest.of(IntStream.range(0, count)
                .mapToObj(i -> PreparedEvent.of(new SubmittedEvent(
                        EventType.INTERACTION_OPENED,
                        new EventKey("test", prefix + i),
                        new Subject(prefix),
                        Instant.EPOCH,
                        FieldValues.none())))
                .toList());
    }

    private Connection hold(WorkspaceId held) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT version FROM workspace_version WHERE workspace_id = ? FOR UPDATE")) {
            statement.setLong(1, held.value());
            statement.executeQuery().close();
        }
        return connection;
    }

    /** Holds the workspace's lock and waits until a batch waits for it. */
    private Connection holdWith(CompletableFuture<?>[] stuck) throws Exception {
        Connection connection = hold(workspace);
        stuck[0] = lanes.submit(workspace, events("stuck", 1));
        TimeUnit.MILLISECONDS.sleep(200); // for the writer to take it
        return connection;
    }

    /** A chunk of a stream that was let in. */
    private record Chunk(CompletableFuture<AppendResult> result) {
        void assertKept() {
            assertThat(result.join().outcomes()).containsOnly(Outcome.ACCEPTED);
        }
    }

    /** A chunk that is there when it is let in. */
    private CompletableFuture<Chunk> chunk(String name, int events) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new Chunk(lanes.submitWaiting(workspace, events(name, events)));
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
    }

    private void refused(int events) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(
                        () -> lanes.submit(workspace, events("refused", events)).join())
                .satisfies(refusal -> {
                    assertThat(refusal.problem().type()).isEqualTo(ProblemType.OVERLOADED);
                    assertThat(refusal.problem().retryAfter()).isPresent();
                });
    }

    private long kept(String subject) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT count(*) FROM journal WHERE workspace_id = ? AND subject = ?")) {
            statement.setLong(1, workspace.value());
            statement.setString(2, subject);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void what_can_not_wait_any_more_is_refused_before_anything_of_it_is_accepted() throws Exception {
        CompletableFuture<?>[] stuck = new CompletableFuture<?>[1];
        List<CompletableFuture<AppendResult>> waiting = new ArrayList<>();
        try (Connection holder = holdWith(stuck)) {
            for (int i = 0; i < 10; i++) {
                waiting.add(lanes.submit(workspace, events("waiting" + i, limits.maxWaitingEvents() / 10)));
            }
            refused(1);
            refused(limits.maxWaitingEvents());
            WorkspaceId other = new WorkspaceId(TestWorkspace.create().id());
            assertThat(lanes.submit(other, events("other", 5)).join().outcomes())
                    .containsOnly(Outcome.ACCEPTED);
            holder.rollback();
        }
        stuck[0].join();
        for (CompletableFuture<AppendResult> batch : waiting) {
            assertThat(batch.join().outcomes()).containsOnly(Outcome.ACCEPTED);
        }
        assertThat(kept("refused")).isZero();
        assertThat(lanes.submit(workspace, events("refused", 1)).join().outcomes())
                .containsExactly(Outcome.ACCEPTED);
    }

    @Test
    void a_workspace_waits_for_one_batch_of_another_one_and_not_for_all_that_it_has() throws Exception {
        WorkspaceId held = new WorkspaceId(TestWorkspace.create().id());
        WorkspaceId next = new WorkspaceId(TestWorkspace.create().id());
        lanes.submit(held, events("first", 1)).join();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<?>> all = new ArrayList<>();
        CompletableFuture<?>[] stuck = new CompletableFuture<?>[1];
        try (Connection otherWriter = hold(held)) {
            all.add(lanes.submit(held, events("stuck", 1))); // one of the two writers has nothing else to do now
            try (Connection holder = holdWith(stuck)) {
                for (int i = 0; i < 6; i++) {
                    String name = "busy" + i;
                    all.add(lanes.submit(workspace, events(name, limits.chunkLines()))
                            .thenRun(() -> order.add(name)));
                }
                all.add(lanes.submit(next, events("next", 1)).thenRun(() -> order.add("next")));
                holder.rollback();
            }
            CompletableFuture.allOf(all.subList(1, all.size()).toArray(CompletableFuture[]::new))
                    .get(10, TimeUnit.SECONDS);
            otherWriter.rollback();
        }
        all.get(0).join();
        assertThat(order.subList(0, 2))
                .as("one batch was under way, at most one more comes before")
                .contains("next");
    }

    @Test
    void a_list_larger_than_what_may_wait_is_taken_where_nothing_waits() {
        assertThat(lanes.submit(workspace, events("large", limits.maxWaitingEvents() + 50))
                        .join()
                        .outcomes())
                .containsOnly(Outcome.ACCEPTED);
    }

    @Test
    void a_chunk_waits_for_room_and_takes_none_from_requests() throws Exception {
        CompletableFuture<?>[] stuck = new CompletableFuture<?>[1];
        Chunk first;
        CompletableFuture<Chunk> second;
        CompletableFuture<AppendResult> request;
        try (Connection holder = holdWith(stuck)) {
            first = chunk("chunk", limits.maxWaitingEvents() + 50).get(5, TimeUnit.SECONDS);
            second = chunk("second", 20);
            TimeUnit.MILLISECONDS.sleep(300);
            assertThat(second).isNotDone();
            request = lanes.submit(workspace, events("request", limits.maxWaitingEvents() + 50));
            holder.rollback();
        }
        first.assertKept();
        assertThat(request.join().outcomes()).containsOnly(Outcome.ACCEPTED);
        second.get(10, TimeUnit.SECONDS).assertKept();
    }

    @Test
    void chunks_share_half_of_the_room_of_requests() throws Exception {
        CompletableFuture<?>[] stuck = new CompletableFuture<?>[1];
        int half = limits.maxWaitingEvents() / 2;
        Chunk large;
        Chunk small;
        CompletableFuture<Chunk> beyond;
        try (Connection holder = holdWith(stuck)) {
            large = chunk("large", half - 1).get(5, TimeUnit.SECONDS);
            small = chunk("small", 1).get(5, TimeUnit.SECONDS);
            beyond = chunk("beyond", 1);
            TimeUnit.MILLISECONDS.sleep(300);
            assertThat(beyond).isNotDone();
            holder.rollback();
        }
        large.assertKept();
        small.assertKept();
        beyond.get(10, TimeUnit.SECONDS).assertKept();
    }

    @Test
    void what_was_let_in_is_written_before_the_service_stops() throws Exception {
        CompletableFuture<?>[] stuck = new CompletableFuture<?>[1];
        CompletableFuture<AppendResult> last;
        CompletableFuture<Void> release;
        try (Connection holder = holdWith(stuck)) {
            last = lanes.submit(workspace, events("last", 3));
            release = CompletableFuture.runAsync(
                    () -> {
                        try {
                            holder.rollback();
                        } catch (SQLException lost) {
                            throw new IllegalStateException(lost);
                        }
                    },
                    CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
            lanes.drain(Duration.ofSeconds(15));
            release.join();
        }
        assertThat(last).isDone();
        assertThat(kept("last")).isEqualTo(3);
    }

    private static PreparedRequest largeEvents(String prefix, int count) {
        return PreparedRequest.of(IntStream.range(0, count)
                .mapToObj(i -> PreparedEvent.of(new SubmittedEvent(
                        EventType.SURVEY_ANSWERED,
                        new EventKey("test", prefix + i),
                        new Subject(prefix),
                        Instant.EPOCH,
                        FieldValues.builder()
                                .text(Field.KIND, "nps")
                                .decimal(Field.SCORE, BigDecimal.TEN)
                                .text(Field.COMMENT, "x".repeat(50_000))
                                .build())))
                .toList());
    }

    @Test
    void what_would_take_too_much_memory_while_it_waits_is_refused_before_anything_of_it_is_accepted()
            throws Exception {
        CompletableFuture<?>[] stuck = new CompletableFuture<?>[1];
        CompletableFuture<AppendResult> waiting;
        try (Connection holder = holdWith(stuck)) {
            waiting = lanes.submit(workspace, largeEvents("large", 8)); // 800 kB
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> lanes.submit(workspace, largeEvents("refused", 3)))
                    .satisfies(refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemType.OVERLOADED));
            assertThat(lanes.submit(workspace, events("small", 3)))
                    .as("there are few events")
                    .isNotDone();
            holder.rollback();
        }
        assertThat(waiting.join().outcomes()).containsOnly(Outcome.ACCEPTED);
        assertThat(kept("refused")).isZero();
        assertThat(lanes.submit(workspace, largeEvents("refused", 3)).join().outcomes())
                .containsOnly(Outcome.ACCEPTED);
    }

    /** The database, but calls of that name to its connections end in an error, so many times. */
    /** Fails in a method, or in preparing a statement whose text has {@code method} in it. */
    private DataSource failingIn(String method, Error error, int times) {
        AtomicInteger left = new AtomicInteger(times);
        return proxy(DataSource.class, (ignored, called, arguments) -> {
            Object answer = called.invoke(database, arguments);
            if (!(answer instanceof Connection connection)) {
                return answer;
            }
            return proxy(Connection.class, (itself, asked, given) -> {
                boolean isMeant = asked.getName().equals(method)
                        || (asked.getName().equals("prepareStatement")
                                && given[0].toString().contains(method));
                if (isMeant && left.getAndDecrement() > 0) {
                    throw error;
                }
                try {
                    return asked.invoke(connection, given);
                } catch (InvocationTargetException failed) {
                    throw failed.getCause();
                }
            });
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    static List<Arguments> errors() {
        return List.of(
                Arguments.of("COMMIT", new StackOverflowError("made by a test")),
                Arguments.of("COMMIT", new OutOfMemoryError("made by a test")),
                Arguments.of("prepareStatement", new StackOverflowError("made by a test")),
                Arguments.of("setAutoCommit", new OutOfMemoryError("made by a test")));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("errors")
    void an_error_while_a_batch_is_written_leaves_nothing_behind_reaches_who_waits_and_the_lane_lives_on(
            String method, Error error) throws Exception {
        WriterLanes failing = new WriterLanes(journals.over(failingIn(method, error, 1)), limits);
        int manyEnoughToBeCopiedFirst = 300;
        try {
            CompletableFuture<AppendResult> unlucky =
                    failing.submit(workspace, events("unlucky", manyEnoughToBeCopiedFirst));
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> unlucky.get(10, TimeUnit.SECONDS))
                    .havingCause()
                    .isSameAs(error);
            assertThat(kept("unlucky")).isZero();
            assertThat(failing.submit(workspace, events("unlucky", manyEnoughToBeCopiedFirst))
                            .get(10, TimeUnit.SECONDS)
                            .outcomes())
                    .containsOnly(Outcome.ACCEPTED);
        } finally {
            failing.drain(Duration.ofSeconds(15));
        }
    }

    @Test
    void an_error_is_a_defect_to_the_sender_and_says_nothing_of_itself() {
        WriterLanes failing =
                new WriterLanes(journals.over(failingIn("COMMIT", new StackOverflowError("secret"), 1)), limits);
        BatchWriter writer = new BatchWriter(failing, quality);
        SubmittedEvent event = events("unlucky", 1).events().get(0).event();
        assertThatIllegalStateException()
                .isThrownBy(() -> writer.write(workspace, List.of(new ParsedItem.Valid(event))))
                .withMessage("a batch could not be written");
        assertThat(writer.write(workspace, List.of(new ParsedItem.Valid(event)))
                        .results()
                        .get(0)
                        .status())
                .isEqualTo(ItemStatus.ACCEPTED);
    }
}
