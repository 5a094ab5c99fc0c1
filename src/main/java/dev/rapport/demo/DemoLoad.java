package dev.rapport.demo;

import dev.rapport.demo.story.DemoStory;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.Journal;
import dev.rapport.journal.Outcome;
import dev.rapport.workspace.Workspace;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.WorkspaceRemoved;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells the story to the journal, in the background and from where it stopped: the first time all of it, later what has
 * happened since. An event that is there already is a duplicate, so a load that was cut off is simply begun again.
 */
@ApplicationScoped
class DemoLoad {
    private static final int BATCH = 4000;
    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(DemoLoad.class);

    private final Journal journal;
    private final DemoProgress progress;
    private final Clock clock;
    private volatile boolean stopped;
    private volatile Optional<Thread> running = Optional.empty();
    private volatile Optional<WorkspaceId> workspace = Optional.empty();

    DemoLoad(Journal journal, DemoProgress progress, Clock clock) {
        this.journal = journal;
        this.progress = progress;
        this.clock = clock;
    }

    /** Begins to load, and returns at once. */
    void begin(Workspace demo) {
        workspace = Optional.of(demo.id());
        Thread thread = new Thread(() -> run(demo), "demo-load");
        thread.setDaemon(true);
        running = Optional.of(thread);
        LOG.info("The demo data up to now are being added in the background; until they are complete, answers grow.");
        thread.start();
    }

    private void run(Workspace demo) {
        Instant begin = clock.instant();
        try {
            if (progress.hasAnotherStory(demo.id())) {
                LOG.warnf(
                        "The demo data are those of an earlier version and stay as they are."
                                + " For today's remove the workspace \"%s\" and start again.",
                        DemoWorkspace.NAME);
                return;
            }
            long added = tell(demo.id(), DemoWorkspace.storyOf(demo), begin);
            if (!stopped) {
                LOG.infof(
                        "The demo data are complete: %d events added up to %s, in %d ms",
                        added, begin, Duration.between(begin, clock.instant()).toMillis());
            }
        } catch (RuntimeException | Error failure) {
            LOG.error("The demo data are incomplete; the next start goes on with them.", failure);
        }
    }

    /**
     * Appends what of the story is not in the workspace yet.
     *
     * @return how many events were added
     */
    long tell(WorkspaceId id, DemoStory story, Instant until) {
        Instant told = progress.lastTold(id).orElse(Instant.MIN);
        long added = 0;
        List<SubmittedEvent> batch = new ArrayList<>(BATCH);
        for (Iterator<SubmittedEvent> events = story.eventsBefore(until); events.hasNext() && !stopped; ) {
            SubmittedEvent event = events.next();
            if (!event.time().isBefore(told)) {
                batch.add(event);
            }
            if (batch.size() == BATCH || (!events.hasNext() && !batch.isEmpty())) {
                added += journal.append(id, batch).outcomes().stream()
                        .filter(outcome -> outcome == Outcome.ACCEPTED)
                        .count();
                batch.clear();
            }
        }
        return added;
    }

    void onWorkspaceRemoved(@Observes WorkspaceRemoved removed) {
        stopped = stopped || workspace.equals(Optional.of(removed.id()));
    }

    /** Before the database is stopped, the batch under way is finished. */
    void onShutdown(@Observes ShutdownEvent event) {
        stopped = true;
        running.ifPresent(thread -> {
            try {
                thread.join(PATIENCE_AT_SHUTDOWN.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
