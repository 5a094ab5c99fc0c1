package dev.rapport.demo;

import dev.rapport.demo.story.DemoStory;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.Journal;
import dev.rapport.workspace.Workspace;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.WorkspaceRemoved;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Tells the story to the journal, in the background: the first time all of it, later what has happened since, and after a
 * load that was cut off what is missing. An event that is there already is a duplicate, so nothing counts twice.
 */
@ApplicationScoped
class DemoLoad {
    /** What is asked first, the last 30 days, comes first; what happened before follows in order of time. */
    private static final Duration RECENT = Duration.ofDays(31);

    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(30);
    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 3;
    private static final Logger LOG = Logger.getLogger(DemoLoad.class);

    private final Journal journal;
    private final ToldEvents told;
    private final DemoProgress progress;
    private final Clock clock;
    private final CountDownLatch listening = new CountDownLatch(1);
    private volatile boolean stopped;
    private volatile Optional<Thread> running = Optional.empty();
    private volatile Optional<WorkspaceId> workspace = Optional.empty();

    DemoLoad(Journal journal, ToldEvents told, DemoProgress progress, Clock clock) {
        this.journal = journal;
        this.told = told;
        this.progress = progress;
        this.clock = clock;
    }

    /** Begins to load as soon as the service listens, and returns at once. */
    void begin(Workspace demo) {
        workspace = Optional.of(demo.id());
        progress.begin(demo.id());
        Thread thread = new Thread(() -> run(demo), "demo-load");
        thread.setDaemon(true);
        running = Optional.of(thread);
        thread.start();
    }

    void onListening(@ObservesAsync HttpServerStart event) {
        listening.countDown();
    }

    private void run(Workspace demo) {
        try {
            // The story takes a processor for a while, and the start needs them all.
            if (!listening.await(PATIENCE_AT_START.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The service is not listening yet; loading the demo data anyway.");
            }
            load(demo);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failure) {
            progress.giveUp();
            if (!stopped) {
                LOG.error("The demo data are incomplete; loading continues at the next start.", failure);
            }
        }
    }

    private void load(Workspace demo) throws InterruptedException {
        if (told.hasAnotherStory(demo.id())) {
            LOG.warnf(
                    "The demo data come from an earlier version and were not changed."
                            + " For today's remove the workspace \"%s\" and start again.",
                    DemoWorkspace.NAME);
            progress.complete();
            return;
        }
        DemoStory story = DemoWorkspace.storyOf(demo);
        LOG.infof(
                "The demo data up to now are being added in the background, the last days first; until they are complete,"
                        + " answers carry the warning \"%s\". The incident of its story is in the week from %s.",
                DemoProgress.CODE, story.incidentMonday());
        Instant begin = clock.instant();
        long added = tellPatiently(demo.id(), story, begin);
        if (!stopped) {
            progress.complete();
            LOG.infof(
                    "The demo data are complete: %d events added up to %s, in %d ms",
                    added, begin, Duration.between(begin, clock.instant()).toMillis());
        }
    }

    /** A database that is away for a moment is no reason to leave the data incomplete. */
    private long tellPatiently(WorkspaceId id, DemoStory story, Instant until) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return tell(id, story, until);
            } catch (RuntimeException failure) {
                if (attempt == ATTEMPTS || stopped) {
                    throw failure;
                }
                LOG.warnf("The demo data could not be added; trying again: %s", failure.getMessage());
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    /**
     * Appends what of the story is not in the workspace yet.
     *
     * @return how many events were added
     */
    long tell(WorkspaceId id, DemoStory story, Instant until) {
        MissingDays missing = MissingDays.of(
                untilStopped(story.eventsBefore(until)), told.byDay(id), MissingDays.day(until.minus(RECENT)));
        progress.missing(missing.events());
        AtomicLong added = new AtomicLong();
        try (BulkAppend append = new BulkAppend(journal, id, accepted -> {
            added.addAndGet(accepted);
            progress.added(accepted);
        })) {
            untilStopped(missing.recent().iterator()).forEachRemaining(append::add);
            if (missing.hasOlder()) {
                untilStopped(story.eventsBefore(until)).forEachRemaining(event -> {
                    if (missing.isOlder(event)) {
                        append.add(event);
                    }
                });
            }
            append.finish();
        }
        return added.get();
    }

    private Iterator<SubmittedEvent> untilStopped(Iterator<SubmittedEvent> events) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !stopped && events.hasNext();
            }

            @Override
            public SubmittedEvent next() {
                return events.next();
            }
        };
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
