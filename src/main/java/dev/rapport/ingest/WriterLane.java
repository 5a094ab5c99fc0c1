package dev.rapport.ingest;

import dev.rapport.journal.AppendResult;
import dev.rapport.journal.PreparedEvent;
import dev.rapport.workspace.WorkspaceId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What waits to be written to one workspace. Requests that come while a batch is being written gather here and are the next
 * batch: one transaction, one wait for the disk.
 */
final class WriterLane {
    private final WorkspaceId workspace;
    private final ArrayDeque<Submission> waiting = new ArrayDeque<>();
    private final Gathering gathering = new Gathering();
    private Amount waitingAmount = Amount.NONE;
    private boolean isScheduled;

    WriterLane(WorkspaceId workspace) {
        this.workspace = workspace;
    }

    /**
     * How much waits.
     *
     * @param bytes about what it takes in memory
     */
    record Amount(int events, long bytes) {
        static final Amount NONE = new Amount(0, 0);

        static Amount of(List<PreparedEvent> events) {
            long bytes = 0;
            for (PreparedEvent event : events) {
                bytes += event.weight();
            }
            return new Amount(events.size(), bytes);
        }

        Amount plus(Amount more) {
            return new Amount(events + more.events, bytes + more.bytes);
        }

        Amount minus(Amount less) {
            return new Amount(events - less.events, bytes - less.bytes);
        }

        boolean isWithin(Amount most) {
            return events <= most.events && bytes <= most.bytes;
        }
    }

    /**
     * What one request wants written; all of it goes into one transaction.
     *
     * @param deadline by {@link System#nanoTime()}: whoever asked has given up by then
     */
    record Submission(
            List<PreparedEvent> events, Amount amount, CompletableFuture<AppendResult> result, long deadline) {}

    /**
     * Some submissions that are written together.
     *
     * @param givenUp those that waited for too long, and are not written
     * @param taken how much left the lane with it
     */
    record Batch(List<Submission> submissions, List<Submission> givenUp, Amount taken) {
        static final Batch NONE = new Batch(List.of(), List.of(), Amount.NONE);

        /** What each of them wants written. */
        List<List<PreparedEvent>> requests() {
            return submissions.stream().map(Submission::events).toList();
        }

        /** Gives each submission its own outcomes. */
        void complete(List<AppendResult> written) {
            for (int i = 0; i < submissions.size(); i++) {
                submissions.get(i).result().complete(written.get(i));
            }
        }

        void fail(Throwable failure) {
            submissions.forEach(submission -> submission.result().completeExceptionally(failure));
        }
    }

    WorkspaceId workspace() {
        return workspace;
    }

    /** How much waits. */
    synchronized Amount waiting() {
        return waitingAmount;
    }

    /** Lets a submission in; true when the lane has to be scheduled, since it is not. */
    synchronized boolean add(Submission submission) {
        waiting.add(submission);
        waitingAmount = waitingAmount.plus(submission.amount());
        boolean isFirst = !isScheduled;
        isScheduled = true;
        if (gathering.isEnough(waiting.size())) {
            notifyAll();
        }
        return isFirst;
    }

    /** Waits for a moment for those who were answered and are about to ask again, unless so many events wait already. */
    synchronized void gather(int mostEvents) {
        long nanos = gathering.begin(waiting.size());
        if (nanos == 0) {
            return;
        }
        long end = System.nanoTime() + nanos;
        while (nanos > 0 && waitingAmount.events() < mostEvents && !gathering.isEnough(waiting.size())) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, nanos);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
            nanos = end - System.nanoTime();
        }
        gathering.ended(waiting.size());
    }

    /**
     * Takes the next batch: at least one submission if any waits, and more as long as they stay within {@code most}.
     *
     * @param now by {@link System#nanoTime()}; for whoever has given up by then nothing is written
     */
    synchronized Batch take(Amount most, long now) {
        List<Submission> taken = new ArrayList<>(waiting.size());
        List<Submission> givenUp = new ArrayList<>(0);
        Amount amount = Amount.NONE;
        Amount late = Amount.NONE;
        while (!waiting.isEmpty()
                && (taken.isEmpty() || amount.plus(waiting.element().amount()).isWithin(most))) {
            Submission next = waiting.remove();
            waitingAmount = waitingAmount.minus(next.amount());
            if (next.deadline() - now < 0) {
                late = late.plus(next.amount());
                givenUp.add(next);
            } else {
                amount = amount.plus(next.amount());
                taken.add(next);
            }
        }
        return new Batch(taken, givenUp, amount.plus(late));
    }

    /** After a batch that took so long: true when more waits or is about to come, and the lane has to be scheduled. */
    synchronized boolean goesOn(Batch written, long nanos) {
        gathering.written(written.submissions().size(), waiting.size(), nanos);
        isScheduled = !waiting.isEmpty() || gathering.isWorthIt();
        return isScheduled;
    }
}
