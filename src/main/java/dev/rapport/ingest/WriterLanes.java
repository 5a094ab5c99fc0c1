package dev.rapport.ingest;

import dev.rapport.ingest.WriterLane.Batch;
import dev.rapport.ingest.WriterLane.Submission;
import dev.rapport.journal.AppendResult;
import dev.rapport.journal.Journal;
import dev.rapport.journal.PreparedEvent;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
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
    private static final Duration DRAIN = Duration.ofSeconds(15);
    private static final long ROOM_MILLIS = 100;

    private final Journal journal;
    private final IngestConfiguration limits;
    private final ConcurrentMap<WorkspaceId, WriterLane> lanes = new ConcurrentHashMap<>();
    private final AtomicInteger waitingEvents = new AtomicInteger();
    private final Object room = new Object();
    private final ThreadPoolExecutor writers;

    WriterLanes(Journal journal, IngestConfiguration limits) {
        this.journal = journal;
        this.limits = limits;
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
    CompletableFuture<AppendResult> submit(WorkspaceId workspace, List<PreparedEvent> events) {
        if (!hasRoom(workspace, events.size())) {
            throw Problem.overloaded(
                            "too many events wait to be written; nothing of this request was accepted, send it again",
                            RETRY_AFTER)
                    .toException();
        }
        Submission submission =
                new Submission(events, new CompletableFuture<>(), System.nanoTime() + DEADLINE.toNanos());
        waitingEvents.addAndGet(events.size());
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
     * The same for a sender who can wait: comes back when there is room.
     *
     * @throws ProblemException {@code overloaded} when there is none for long
     */
    CompletableFuture<AppendResult> submitWaiting(WorkspaceId workspace, List<PreparedEvent> events)
            throws InterruptedException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        synchronized (room) { // one stream after the other looks and is let in, so that they can't overtake each other
            while (!hasRoom(workspace, 2 * events.size()) && System.nanoTime() - deadline < 0) {
                room.wait(ROOM_MILLIS);
            }
            return submit(workspace, events);
        }
    }

    /** Whether so many events more would be let in now. A request of any size is let in where nothing waits. */
    private boolean hasRoom(WorkspaceId workspace, int events) {
        WriterLane lane = lanes.get(workspace);
        int waiting = lane == null ? 0 : lane.waitingEvents();
        return (waiting == 0 || waiting + events <= limits.maxWaitingEvents())
                && waitingEvents.get() <= limits.maxWaitingEventsOfAll();
    }

    /** Writes one batch of a lane. The lane goes on before those who waited learn of it, which may take a while. */
    private void serve(WriterLane lane) {
        if (writers.getQueue().isEmpty()) { // else another lane could be served meanwhile
            lane.gather(limits.chunkLines());
        }
        long begin = System.nanoTime();
        Batch batch = lane.take(limits.chunkLines(), begin);
        waitingEvents.addAndGet(-batch.taken());
        Runnable end;
        try {
            AppendResult written = batch.events().isEmpty()
                    ? new AppendResult(0, List.of())
                    : journal.appendPrepared(lane.workspace(), batch.events());
            end = () -> batch.complete(written);
        } catch (Throwable failure) { // whatever it is: those who wait must learn of it, and the lane must go on
            end = () -> batch.fail(failure);
        }
        try {
            goOn(lane, batch, System.nanoTime() - begin);
        } finally {
            end.run();
            batch.givenUp().forEach(late -> late.result().completeExceptionally(waitedTooLong()));
        }
    }

    private void goOn(WriterLane lane, Batch written, long nanos) {
        lanes.compute(lane.workspace(), (id, open) -> {
            if (!lane.goesOn(written, nanos)) {
                return null;
            }
            writers.execute(() -> serve(lane));
            return open;
        });
        synchronized (room) {
            room.notifyAll();
        }
    }

    private static ProblemException waitedTooLong() {
        return Problem.unavailable(
                        "the database does not take what waits; nothing of this request was accepted, send it again",
                        RETRY_AFTER)
                .toException();
    }

    /** Before the database that comes along is stopped. */
    void onStop(@Observes ShutdownEvent stopping) throws InterruptedException {
        drain();
    }

    /** Waits until what was let in is written; nothing comes any more. */
    void drain() throws InterruptedException {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        synchronized (room) {
            while (!lanes.isEmpty() && System.nanoTime() - deadline < 0) {
                room.wait(ROOM_MILLIS);
            }
        }
        writers.shutdown();
        if (!lanes.isEmpty() || !writers.awaitTermination(DRAIN.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warnf("the service stops while %d events wait; none of them was acknowledged", waitingEvents.get());
        }
    }
}
