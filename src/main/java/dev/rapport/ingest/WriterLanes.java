package dev.rapport.ingest;

import dev.rapport.ingest.WriterLane.Amount;
import dev.rapport.ingest.WriterLane.Batch;
import dev.rapport.ingest.WriterLane.Kind;
import dev.rapport.ingest.WriterLane.Submission;
import dev.rapport.journal.AppendResult;
import dev.rapport.journal.Journal;
import dev.rapport.journal.PreparedRequest;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.shutdown.Stopping;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * One {@link WriterLane} for each workspace that is being written to, and a few threads that serve them in turn: one batch
 * of a lane, then the lane goes to the end of the queue, so that no workspace waits for more than one batch of each other
 * one. What does not fit is refused before any of it is accepted.
 */
@ApplicationScoped
public class WriterLanes {
    private static final Logger LOG = Logger.getLogger(WriterLanes.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);
    private static final long ROOM_MILLIS = 100;

    private final Journal journal;
    private final ConcurrentMap<WorkspaceId, WriterLane> lanes = new ConcurrentHashMap<>();
    private final Room forRequests;
    private final Room forChunks;
    private final Amount mostAtOnce;
    private final Object change = new Object();
    private final ThreadPoolExecutor writers;

    WriterLanes(Journal journal, IngestConfiguration limits) {
        this.journal = journal;
        Amount mostOfOne =
                new Amount(limits.maxWaitingEvents(), limits.maxWaitingSize().asLongValue());
        Amount mostOfAll = new Amount(
                limits.maxWaitingEventsOfAll(), limits.maxWaitingSizeOfAll().asLongValue());
        this.forRequests = new Room(mostOfOne, mostOfAll);
        this.forChunks = new Room(mostOfOne.half(), mostOfAll.half());
        this.mostAtOnce = new Amount(limits.chunkLines(), 4 * limits.chunkSize().asLongValue());
        AtomicInteger number = new AtomicInteger();
        this.writers = new ThreadPoolExecutor(
                limits.writers(), limits.writers(), 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "writer-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Has events written to a workspace, in one transaction, maybe together with others'. The result is there when they are
     * durable; it fails with {@link dev.rapport.journal.JournalUnavailableException} when the database does not take them.
     *
     * @throws ProblemException {@code overloaded} when too much waits already; then nothing was accepted
     */
    CompletableFuture<AppendResult> submit(WorkspaceId workspace, PreparedRequest request) {
        return submit(workspace, Kind.REQUEST, request);
    }

    private CompletableFuture<AppendResult> submit(WorkspaceId workspace, Kind kind, PreparedRequest request) {
        Amount amount = Amount.of(request);
        if (!hasRoom(workspace, kind, amount)) {
            throw Problem.overloaded(
                            "too many events are waiting to be written; nothing of this request was accepted, send"
                                    + " it again",
                            RETRY_AFTER)
                    .toException();
        }
        Submission submission =
                new Submission(kind, request, new CompletableFuture<>(), System.nanoTime() + DEADLINE.toNanos());
        room(kind).take(amount);
        lanes.compute(workspace, (id, known) -> {
            WriterLane open = known == null ? new WriterLane(id) : known;
            if (open.add(submission)) {
                writers.execute(() -> serve(open));
            }
            return open;
        });
        return submission.result();
    }

    /**
     * The same for a chunk of a stream, which can wait: comes back when there is room.
     *
     * @throws ProblemException {@code overloaded} when there is none for long
     */
    CompletableFuture<AppendResult> submitWaiting(WorkspaceId workspace, PreparedRequest request)
            throws InterruptedException {
        Amount amount = Amount.of(request);
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        synchronized (
                change) { // one stream after the other looks and is let in, so that they can't overtake each other
            while (!hasRoom(workspace, Kind.CHUNK, amount) && System.nanoTime() - deadline < 0) {
                change.wait(ROOM_MILLIS);
            }
            return submit(workspace, Kind.CHUNK, request);
        }
    }

    /**
     * Whether so much more would be let in now. A request of any size is let in where no request waits, and a chunk where
     * no chunk does: what streams send takes no room from requests.
     */
    private boolean hasRoom(WorkspaceId workspace, Kind kind, Amount more) {
        WriterLane lane = lanes.get(workspace);
        return room(kind).isFor(more, lane == null ? Amount.NONE : lane.waiting(kind));
    }

    private Room room(Kind kind) {
        return kind == Kind.CHUNK ? forChunks : forRequests;
    }

    /**
     * Writes one batch of a lane. The lane goes on before those who waited learn of it, which may take a while. Whatever
     * goes wrong, an Error too: those who wait must learn of it, and the lane must go on.
     */
    private void serve(WriterLane lane) {
        Runnable end = () -> {};
        Batch batch = Batch.NONE;
        long begin = System.nanoTime();
        try {
            if (writers.getQueue().isEmpty()) { // else another lane could be served meanwhile
                lane.gather(mostAtOnce.events());
            }
            begin = System.nanoTime();
            batch = lane.take(mostAtOnce, begin);
            makeRoomAfter(batch);
            end = write(lane.workspace(), batch);
        } catch (Throwable defect) {
            LOG.errorf(
                    defect,
                    "the database rejected a batch of workspace %d",
                    lane.workspace().value());
        }
        try {
            goOn(lane, batch, System.nanoTime() - begin);
        } finally {
            end.run();
        }
    }

    /** Writes a batch, and gives what tells those who wait for it. */
    private Runnable write(WorkspaceId workspace, Batch batch) {
        Runnable end;
        try {
            List<AppendResult> written =
                    batch.submissions().isEmpty() ? List.of() : journal.appendRequests(workspace, batch.requests());
            end = () -> batch.complete(written);
        } catch (Throwable failure) {
            end = () -> batch.fail(failure);
        }
        Runnable told = end;
        return () -> {
            told.run();
            batch.givenUp().forEach(late -> late.result().completeExceptionally(waitedTooLong()));
        };
    }

    private void goOn(WriterLane lane, Batch written, long nanos) {
        lanes.compute(lane.workspace(), (id, open) -> {
            if (!lane.goesOn(written, nanos)) {
                return null;
            }
            writers.execute(() -> serve(lane));
            return open;
        });
        tellOfChange();
    }

    private void makeRoomAfter(Batch taken) {
        for (Kind kind : Kind.values()) {
            room(kind).leave(taken.taken(kind));
        }
        tellOfChange();
    }

    /** Tells those who wait for room, or for the end of all lanes. */
    private void tellOfChange() {
        synchronized (change) {
            change.notifyAll();
        }
    }

    private static ProblemException waitedTooLong() {
        return Problem.unavailable(
                        "the request waited too long to be written; nothing of it was accepted, send it again",
                        RETRY_AFTER)
                .toException();
    }

    /** Before the database that comes along is stopped. */
    void onStop(@Observes ShutdownEvent ended, Stopping stopping) throws InterruptedException {
        Duration left = stopping.timeLeft();
        drain(left.compareTo(LAST_MOMENT) < 0 ? LAST_MOMENT : left);
    }

    /** Waits until what was let in is written, but not for long; nothing comes any more. */
    void drain(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (change) {
            while (!lanes.isEmpty() && System.nanoTime() - deadline < 0) {
                change.wait(ROOM_MILLIS);
            }
        }
        writers.shutdown();
        if (!lanes.isEmpty() || !writers.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            LOG.warnf(
                    "shutdown timed out with %d events still waiting; none of them was acknowledged",
                    forRequests.events() + forChunks.events());
        }
    }
}
