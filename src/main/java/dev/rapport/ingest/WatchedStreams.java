package dev.rapport.ingest;

import dev.rapport.journal.JournalUnavailableException;
import dev.rapport.journal.StreamJobs;
import dev.rapport.platform.problem.Problem;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the progress of the streams whose senders gave them a key. */
@ApplicationScoped
public class WatchedStreams {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final StreamJobs jobs;
    private final Clock clock;

    WatchedStreams(StreamJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What takes a stream in and tells how far it gets. */
    @FunctionalInterface
    public interface Taking {
        StreamResult run(StreamProgress progress) throws IOException;
    }

    /**
     * Takes a stream in.
     *
     * @param headers those of the request; names in any case
     */
    public StreamResult follow(WorkspaceId workspace, Map<String, List<String>> headers, Taking taking)
            throws IOException {
        Optional<IdempotencyKey> key = IdempotencyKey.from(headers.get("Idempotency-Key"));
        if (key.isEmpty()) {
            return taking.run(StreamProgress.UNWATCHED);
        }
        StreamJobProgress progress = new StreamJobProgress(jobs, begin(workspace, key.get()), clock);
        return progress.follow(() -> taking.run(progress));
    }

    private StreamJobs.Running begin(WorkspaceId workspace, IdempotencyKey key) {
        try {
            return jobs.begin(workspace, key.value());
        } catch (JournalUnavailableException away) {
            throw Problem.unavailable(
                            "the database is not responding; nothing of the stream was accepted, send it again",
                            RETRY_AFTER)
                    .toException();
        }
    }
}
