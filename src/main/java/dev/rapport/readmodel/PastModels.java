package dev.rapport.readmodel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.rapport.journal.CustomerErased;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Facts as they were, folded from the journal when somebody asks. Slower than the live ones by as much as folding takes; the
 * last few are kept for whoever asks again.
 */
@ApplicationScoped
public class PastModels {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST = 100;
    private static final long BYTES_OF_SUBJECT = 72;

    private final DataSource database;
    private final ModelMemory memory;
    private final Cache<Key, Entry> kept;
    private final Semaphore folding = new Semaphore(AT_ONCE, true);

    /**
     * Facts as they were.
     *
     * @param names what their subjects are
     * @param reproducible false when part of them has been erased since
     */
    public record Past(Snapshot facts, SubjectNames names, boolean reproducible) {}

    private record Key(long workspace, UUID epoch, long version, Moment moment) {}

    PastModels(DataSource database, ModelMemory memory) {
        this.database = database;
        this.memory = memory;
        this.kept = Caffeine.newBuilder()
                .expireAfterAccess(KEPT)
                .maximumSize(MOST)
                .executor(Runnable::run)
                .removalListener((@Nullable Key key, @Nullable Entry entry, RemovalCause cause) -> forget(entry))
                .build();
    }

    private void forget(@Nullable Entry entry) {
        if (entry != null) {
            memory.remove(entry);
            entry.evict();
        }
    }

    /**
     * All facts of a workspace as they were at a moment.
     *
     * @param live what is there now
     * @throws ReadModelUnavailableException when the database does not answer
     * @throws ProblemException when they are more than there is memory for, or others ask for too much at once
     */
    public Past at(WorkspaceId workspace, Snapshot live, Moment moment) {
        Key key = new Key(workspace.value(), live.epoch(), live.version(), moment);
        Entry entry = kept.get(key, Entry::new);
        entry.lastUsed = memory.nextUse();
        Past known = entry.past;
        return known != null ? known : entry.fold(needed(live));
    }

    /** There are about as many facts as now, and their subjects are held too. */
    private static long needed(Snapshot live) {
        long facts = (long) live.interactions().size()
                + live.surveys().size()
                + live.purchases().size();
        return live.bytes() + BYTES_OF_SUBJECT * facts;
    }

    /** Forgets what is kept of a workspace in which a customer was erased. */
    void forget(@Observes CustomerErased erased) {
        kept.asMap()
                .keySet()
                .removeIf(key -> key.workspace() == erased.workspace().value());
    }

    private static ProblemException busy() {
        return Problem.overloaded(
                        "Too many questions about the past are in progress; nothing was counted. Ask again in a"
                                + " moment.",
                        PAUSE)
                .toException();
    }

    /** The facts of one moment, unless they had to make room. */
    private final class Entry implements ModelMemory.Holder {
        private final Key key;
        private final ReentrantLock folds = new ReentrantLock();
        private volatile @Nullable Past past;
        private volatile long lastUsed;

        Entry(Key key) {
            this.key = key;
        }

        /** Folding takes a connection, a processor and memory for a while: a few at once, the others wait for their turn. */
        Past fold(long need) {
            folds.lock();
            try {
                Past known = past;
                if (known != null) {
                    return known;
                }
                if (!folding.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw busy();
                }
                try (ModelMemory.Load load = memory.begin(this, need)) {
                    Past folded = foldNow(load);
                    past = folded;
                    memory.add(this);
                    return folded;
                } finally {
                    folding.release();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw busy();
            } finally {
                folds.unlock();
            }
        }

        private Past foldNow(ModelMemory.Load load) {
            try (DatabaseView view = DatabaseView.past(database, key.workspace(), key.moment())) {
                return new Past(Model.load(view, load::measured).snapshot(), view.subjects(), view.isReproducible());
            } catch (SQLException failure) {
                throw new ReadModelUnavailableException(
                        "the facts of workspace %d could not be folded as they were".formatted(key.workspace()),
                        failure);
            }
        }

        @Override
        public long bytes() {
            Past known = past;
            return known == null ? 0 : needed(known.facts());
        }

        @Override
        public long lastUsed() {
            return lastUsed;
        }

        @Override
        public void evict() {
            past = null;
        }
    }
}
