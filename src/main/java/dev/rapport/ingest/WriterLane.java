package dev.rapport.ingest;

import dev.rapport.journal.AppendResult;
import dev.rapport.journal.PreparedRequest;
import dev.rapport.workspace.WorkspaceId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What waits to be written to one workspace. Requests that come while a batch is being written gather here and are the next
 * batch: one transaction, one wait for the disk. A stream always has a chunk waiting; so requests and chunks take turns.
 */
final class WriterLane {
    private final WorkspaceId workspace;
    private final Line requests = new Line();
    private final Line chunks = new Line();
    private final Gathering gathering = new Gathering();
    private boolean isScheduled;
    private boolean chunksAreNext;

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

        static Amount of(PreparedRequest request) {
            return new Amount(request.size(), request.weight());
        }

        Amount plus(Amount more) {
            return new Amount(events + more.events, bytes + more.bytes);
        }

        Amount minus(Amount less) {
            return new Amount(events - less.events, bytes - less.bytes);
        }

        Amount half() {
            return new Amount(events / 2, bytes / 2);
        }

        boolean isWithin(Amount most) {
            return events <= most.events && bytes <= most.bytes;
        }
    }

    /**
     * What one request, or one chunk of a stream, wants written; all of it goes into one transaction.
     *
     * @param deadline by {@link System#nanoTime()}: whoever asked has given up by then
     */
    record Submission(Kind kind, PreparedRequest request, CompletableFuture<AppendResult> result, long deadline) {
        Amount amount() {
            return Amount.of(request);
        }
    }

    /** Where a submission comes from. */
    enum Kind {
        REQUEST,
        CHUNK
    }

    /**
     * Some submissions that are written together.
     *
     * @param givenUp those that waited for too long, and are not written
     */
    record Batch(List<Submission> submissions, List<Submission> givenUp) {
        static final Batch NONE = new Batch(List.of(), List.of());

        /** How much of a kind left the lane with it. */
        Amount taken(Kind kind) {
            return Stream.concat(submissions.stream(), givenUp.stream())
                    .filter(submission -> submission.kind() == kind)
                    .map(Submission::amount)
                    .reduce(Amount.NONE, Amount::plus);
        }

        /** What each of them wants written. */
        List<PreparedRequest> requests() {
            return submissions.stream().map(Submission::request).toList();
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

    /** How much of a kind waits. */
    synchronized Amount waiting(Kind kind) {
        return line(kind).amount;
    }

    private Line line(Kind kind) {
        return kind == Kind.CHUNK ? chunks : requests;
    }

    /** Those of one kind that wait, in the order in which they came. */
    private static final class Line {
        private final ArrayDeque<Submission> submissions = new ArrayDeque<>();
        private Amount amount = Amount.NONE;

        void add(Submission submission) {
            submissions.add(submission);
            amount = amount.plus(submission.amount());
        }

        Submission remove() {
            Submission first = submissions.remove();
            amount = amount.minus(first.amount());
            return first;
        }
    }

    /** Lets a submission in; true when the lane has to be scheduled, since it is not. */
    synchronized boolean add(Submission submission) {
        line(submission.kind()).add(submission);
        boolean isFirst = !isScheduled;
        isScheduled = true;
        if (gathering.isEnough(count())) {
            notifyAll();
        }
        return isFirst;
    }

    /** Waits for a moment for those who were answered and are about to ask again, unless so many events wait already. */
    synchronized void gather(int mostEvents) {
        long nanos = gathering.begin(count());
        if (nanos == 0) {
            return;
        }
        long end = System.nanoTime() + nanos;
        while (nanos > 0
                && requests.amount.events() + chunks.amount.events() < mostEvents
                && !gathering.isEnough(count())) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, nanos);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
            nanos = end - System.nanoTime();
        }
        gathering.ended(count());
    }

    private int count() {
        return requests.submissions.size() + chunks.submissions.size();
    }

    /**
     * Takes the next batch: at least one submission if any waits, and more as long as they stay within {@code most}. It
     * begins with those whose turn it is; what there is room for of the others comes along.
     *
     * @param now by {@link System#nanoTime()}; for whoever has given up by then nothing is written
     */
    synchronized Batch take(Amount most, long now) {
        Taking taking = new Taking(most, now);
        boolean chunksFirst = requests.submissions.isEmpty() || (chunksAreNext && !chunks.submissions.isEmpty());
        taking.from(chunksFirst ? chunks : requests);
        taking.from(chunksFirst ? requests : chunks);
        chunksAreNext = !chunksFirst;
        return new Batch(taking.taken, taking.givenUp);
    }

    /** A batch that is being put together. */
    private static final class Taking {
        private final Amount most;
        private final long now;
        private final List<Submission> taken = new ArrayList<>();
        private final List<Submission> givenUp = new ArrayList<>(0);
        private Amount amount = Amount.NONE;

        Taking(Amount most, long now) {
            this.most = most;
            this.now = now;
        }

        void from(Line line) {
            while (!line.submissions.isEmpty() && hasRoomFor(line.submissions.element())) {
                Submission next = line.remove();
                if (next.deadline() - now < 0) {
                    givenUp.add(next);
                } else {
                    amount = amount.plus(next.amount());
                    taken.add(next);
                }
            }
        }

        private boolean hasRoomFor(Submission next) {
            return taken.isEmpty() || amount.plus(next.amount()).isWithin(most);
        }
    }

    /** After a batch that took so long: true when more waits or is about to come, and the lane has to be scheduled. */
    synchronized boolean goesOn(Batch written, long nanos) {
        gathering.written(written.submissions().size(), count(), nanos);
        isScheduled = count() > 0 || gathering.isWorthIt();
        return isScheduled;
    }
}
