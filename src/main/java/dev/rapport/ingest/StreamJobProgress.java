package dev.rapport.ingest;

import dev.rapport.journal.JournalUnavailableException;
import dev.rapport.journal.StreamJob.Failure;
import dev.rapport.journal.StreamJob.Progress;
import dev.rapport.journal.StreamJob.State;
import dev.rapport.journal.StreamJobs;
import dev.rapport.journal.StreamJobs.Running;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * Keeps how far one stream gets: after each chunk, in a transaction behind the chunk's own, so that it never claims more
 * than is durable; and now and then between chunks, to show that it lives.
 */
public final class StreamJobProgress implements StreamProgress {
    private static final Logger LOG = Logger.getLogger(StreamJobProgress.class);
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(10);

    private final StreamJobs jobs;
    private final Running stream;
    private final Clock clock;
    private Progress progress = Progress.NONE;
    private Instant toldAt;
    private boolean hasEnded;

    public StreamJobProgress(StreamJobs jobs, Running stream, Clock clock) {
        this.jobs = jobs;
        this.stream = stream;
        this.clock = clock;
        this.toldAt = clock.instant();
    }

    /** What takes a stream in. */
    @FunctionalInterface
    public interface Taking {
        StreamResult run() throws IOException;
    }

    /** Takes the stream in and notes how that ends. */
    public StreamResult follow(Taking taking) throws IOException {
        try {
            StreamResult result = taking.run();
            tell(State.DONE, Optional.empty());
            return result;
        } catch (ProblemException refused) {
            tell(State.FAILED, Optional.of(failure(refused.problem())));
            throw refused;
        } catch (IOException broken) {
            tell(State.FAILED, Optional.of(failure(BrokenBody.problem())));
            throw broken;
        } catch (RuntimeException defect) {
            tell(
                    State.FAILED,
                    Optional.of(
                            new Failure("internal", "a bug in the service ended the stream; the log has the details")));
            throw defect;
        }
    }

    private static Failure failure(Problem problem) {
        return new Failure(problem.type().id(), problem.detail());
    }

    @Override
    public synchronized void read(long lines) {
        progress = new Progress(
                lines,
                progress.committedLines(),
                progress.accepted(),
                progress.duplicates(),
                progress.conflicts(),
                progress.rejected(),
                progress.version());
        if (!clock.instant().isBefore(toldAt.plus(BETWEEN_SIGNS_OF_LIFE))) {
            tell(State.RUNNING, Optional.empty());
        }
    }

    @Override
    public synchronized void committed(long lines, Tally tally, OptionalLong version) {
        progress = new Progress(
                Math.max(lines, progress.linesRead()),
                lines,
                tally.of(ItemStatus.ACCEPTED),
                tally.of(ItemStatus.DUPLICATE),
                tally.of(ItemStatus.CONFLICT),
                tally.of(ItemStatus.REJECTED),
                version);
        tell(State.RUNNING, Optional.empty());
    }

    /** A chunk that becomes durable after the end was told changes nothing any more: who sends again finds out. */
    private synchronized void tell(State state, Optional<Failure> problem) {
        if (hasEnded) {
            return;
        }
        hasEnded = state != State.RUNNING;
        toldAt = clock.instant();
        try {
            jobs.update(stream, state, progress, problem);
        } catch (JournalUnavailableException away) {
            LOG.warnf("the progress of stream %s could not be saved: %s", stream.attempt(), away.getMessage());
        }
    }
}
