package dev.rapport.readmodel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.journal.CustomerErased;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

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
    private static final long SHARE_OF_BUDGET = 4;

    private final DataSource database;
    private final Cache<Key, Past> kept;
    private final Semaphore folding = new Semaphore(AT_ONCE, true);

    /**
     * Facts as they were.
     *
     * @param names what their subjects are
     * @param reproducible false when part of them has been erased since
     */
    public record Past(Snapshot facts, SubjectNames names, boolean reproducible) {}

    private record Key(long workspace, UUID epoch, long version, Moment moment) {}

    PastModels(DataSource database, ReadModelSettings settings) {
        this.database = database;
        long budget = settings.memory().map(MemorySize::asLongValue).orElse((long)
                        (Runtime.getRuntime().maxMemory() * settings.heapShare()))
                / SHARE_OF_BUDGET;
        this.kept = Caffeine.newBuilder()
                .expireAfterAccess(KEPT)
                .maximumWeight(Math.max(1, budget / 1024))
                .weigher((Key key, Past past) ->
                        (int) Math.min(Integer.MAX_VALUE, 1 + past.facts().bytes() / 1024))
                .build();
    }

    /**
     * All facts of a workspace as they were at a moment.
     *
     * @param live what is there now
     * @throws ReadModelUnavailableException when the database does not answer
     */
    public Past at(WorkspaceId workspace, Snapshot live, Moment moment) {
        Key key = new Key(workspace.value(), live.epoch(), live.version(), moment);
        try {
            return kept.get(key, this::fold);
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** Forgets what is kept of a workspace in which a customer was erased. */
    void forget(@Observes CustomerErased erased) {
        kept.asMap()
                .keySet()
                .removeIf(key -> key.workspace() == erased.workspace().value());
    }

    /** Folding takes a connection, a processor and memory for a while: a few at once, the others wait for their turn. */
    private Past fold(Key key) {
        try {
            if (!folding.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return foldNow(key);
        } finally {
            folding.release();
        }
    }

    private static ProblemException busy() {
        return Problem.overloaded("Others are asking about the past; nothing was counted.", PAUSE)
                .toException();
    }

    private Past foldNow(Key key) {
        try (DatabaseView view = DatabaseView.past(database, key.workspace(), key.moment())) {
            return new Past(Model.load(view).snapshot(), view.subjects(), view.isReproducible());
        } catch (SQLException failure) {
            throw new ReadModelUnavailableException(
                    "the facts of workspace %d could not be folded as they were".formatted(key.workspace()), failure);
        }
    }
}
