package dev.rapport.ingest;

import dev.rapport.journal.AppendResult;
import dev.rapport.journal.Outcome;
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
    private int waitingEvents;
    private boolean isScheduled;

    WriterLane(WorkspaceId workspace) {
        this.workspace = workspace;
    }

    /**
     * What one request wants written; all of it goes into one transaction.
     *
     * @param deadline by {@link System#nanoTime()}: whoever asked has given up by then
     */
    record Submission(List<PreparedEvent> events, CompletableFuture<AppendResult> result, long deadline) {}

    /**
     * Some submissions that are written together.
     *
     * @param givenUp those that waited for too long, and are not written
     * @param events those of all of them, in their order
     */
    record Batch(List<Submission> submissions, List<Submission> givenUp, List<PreparedEvent> events) {

        /** How many events left the lane with it. */
        int taken() {
            return events.size()
                    + givenUp.stream()
                            .mapToInt(submission -> submission.events().size())
                            .sum();
        }

        /** Gives each submission its own outcomes. */
        void complete(AppendResult written) {
            int from = 0;
            for (Submission submission : submissions) {
                int to = from + submission.events().size();
                List<Outcome> outcomes = written.outcomes().subList(from, to);
                submission.result().complete(new AppendResult(written.version(), outcomes));
                from = to;
            }
        }

        void fail(Throwable failure) {
            submissions.forEach(submission -> submission.result().completeExceptionally(failure));
        }
    }

    WorkspaceId workspace() {
        return workspace;
    }

    /** How many events wait. */
    synchronized int waitingEvents() {
        return waitingEvents;
    }

    /** Lets a submission in; true when the lane has to be scheduled, since it is not. */
    synchronized boolean add(Submission submission) {
        waiting.add(submission);
        waitingEvents += submission.events().size();
        boolean isFirst = !isScheduled;
        isScheduled = true;
        if (gathering.isEnough(waiting.size())) {
            notifyAll();
        }
        return isFirst;
    }

    /** Waits for a moment for those who were answered and are about to ask again, unless {@code mostEvents} wait already. */
    synchronized void gather(int mostEvents) {
        long nanos = gathering.begin(waiting.size());
        if (nanos == 0) {
            return;
        }
        long end = System.nanoTime() + nanos;
        while (nanos > 0 && waitingEvents < mostEvents && !gathering.isEnough(waiting.size())) {
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
     * Takes the next batch: at least one submission if any waits, and more as long as they stay within {@code mostEvents}.
     *
     * @param now by {@link System#nanoTime()}; for whoever has given up by then nothing is written
     */
    synchronized Batch take(int mostEvents, long now) {
        List<Submission> taken = new ArrayList<>();
        List<Submission> givenUp = new ArrayList<>(0);
        int events = 0;
        while (!waiting.isEmpty()
                && (taken.isEmpty() || events + waiting.element().events().size() <= mostEvents)) {
            Submission next = waiting.remove();
            waitingEvents -= next.events().size();
            if (next.deadline() - now < 0) {
                givenUp.add(next);
            } else {
                events += next.events().size();
                taken.add(next);
            }
        }
        return new Batch(taken, givenUp, events(taken));
    }

    private static List<PreparedEvent> events(List<Submission> submissions) {
        if (submissions.size() == 1) {
            return submissions.get(0).events();
        }
        List<PreparedEvent> all = new ArrayList<>();
        submissions.forEach(submission -> all.addAll(submission.events()));
        return all;
    }

    /** After a batch that took so long: true when more waits or is about to come, and the lane has to be scheduled. */
    synchronized boolean goesOn(Batch written, long nanos) {
        gathering.written(written.submissions().size(), waiting.size(), nanos);
        isScheduled = !waiting.isEmpty() || gathering.isWorthIt();
        return isScheduled;
    }
}
