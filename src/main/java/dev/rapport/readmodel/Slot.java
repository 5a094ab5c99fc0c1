package dev.rapport.readmodel;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.ProblemType;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The place of one workspace's model, which comes, is replaced, and may be taken away at any time. */
final class Slot implements ModelMemory.Holder {
    private final DataSource database;
    private final long workspaceId;
    private final ModelMemory memory;
    private final Timer loads;
    private final Timer patches;
    private final SharedQuestion<Committed> committed;
    private final ReentrantLock patching = new ReentrantLock();
    private volatile @Nullable Model model;
    private volatile long lastUsed;
    private volatile @Nullable Refused refused;
    private volatile @Nullable Measured measured;

    /** That so many facts were too large, so that they are not looked at again. */
    private record Refused(UUID epoch, long facts, ProblemException problem) {}

    /** What a fact turned out to cost. */
    private record Measured(UUID epoch, double bytesPerFact) {}

    Slot(DataSource database, ModelMemory memory, long workspaceId, Timer loads, Timer patches) {
        this.memory = memory;
        this.database = database;
        this.workspaceId = workspaceId;
        this.loads = loads;
        this.patches = patches;
        this.committed = new SharedQuestion<>(this::askCommitted);
    }

    private Committed askCommitted() {
        try (Connection connection = database.getConnection()) {
            return Committed.read(connection, workspaceId);
        } catch (SQLException failure) {
            throw unavailable(failure);
        }
    }

    private ReadModelUnavailableException unavailable(SQLException failure) {
        return new ReadModelUnavailableException(
                "the facts of workspace %d could not be read".formatted(workspaceId), failure);
    }

    /** What is committed for the workspace, asked after this was called. */
    Committed committed() {
        return committed.ask();
    }

    /** The snapshot at hand, if it includes all that. */
    @Nullable Snapshot including(Committed wanted) {
        Model current = model;
        return current != null
                        && current.snapshot().epoch().equals(wanted.epoch())
                        && current.snapshot().version() >= wanted.version()
                ? current.snapshot()
                : null;
    }

    /**
     * The snapshot that includes all that, made if it is not there; waits for who is at it already.
     *
     * @throws ProblemException when it is more than there is memory for
     */
    Snapshot bringUpTo(Committed wanted) {
        refuseAgain(wanted);
        patching.lock();
        try {
            Snapshot made = including(wanted);
            if (made == null) {
                refuseAgain(wanted);
            }
            return made != null ? made : advance();
        } finally {
            patching.unlock();
        }
    }

    private void refuseAgain(Committed wanted) {
        Refused known = refused;
        if (known != null && known.epoch().equals(wanted.epoch()) && known.facts() <= wanted.facts()) {
            throw known.problem();
        }
    }

    private Snapshot advance() {
        Model older = model;
        try (DatabaseView view = DatabaseView.open(database, workspaceId)) {
            Model newer = next(view, older);
            model = newer;
            return newer.snapshot();
        } catch (SQLException failure) {
            model = null;
            throw unavailable(failure);
        } catch (RuntimeException | Error failure) {
            model = null;
            throw failure;
        }
    }

    private Model next(DatabaseView view, @Nullable Model older) throws SQLException {
        long begin = System.nanoTime();
        Optional<Changes> changes = older == null ? Optional.empty() : older.changes(view);
        Model newer;
        if (older != null && changes.isPresent()) {
            newer = older.patch(view, changes.get());
            patches.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        } else {
            newer = load(view);
            loads.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        }
        return newer;
    }

    /** Loads within the memory that there is. The older one goes first, since both together may be too much. */
    private Model load(DatabaseView view) throws SQLException {
        model = null;
        Committed committed = view.committed();
        long[] most = new long[1];
        try (ModelMemory.Load load = memory.begin(this, need(view))) {
            Model loaded = Model.load(view, bytes -> {
                most[0] = bytes;
                load.measured(bytes);
            });
            measured = new Measured(
                    committed.epoch(),
                    (double) Math.max(most[0], loaded.snapshot().bytes()) / Math.max(1, committed.facts()));
            refused = null;
            model = loaded; // before its room is given back
            return loaded;
        } catch (ProblemException tooLarge) {
            if (tooLarge.problem().type() == ProblemType.WORKSPACE_TOO_LARGE) {
                refused = new Refused(committed.epoch(), committed.facts(), tooLarge);
            }
            throw tooLarge;
        }
    }

    private long need(DatabaseView view) throws SQLException {
        Measured known = measured;
        Committed committed = view.committed();
        return known != null && known.epoch().equals(committed.epoch())
                ? (long) (known.bytesPerFact() * committed.facts())
                : view.estimate();
    }

    /** Forgets also what was known of its size, since a customer was erased. */
    void forget() {
        model = null;
        refused = null;
        measured = null;
    }

    @Override
    public void evict() {
        model = null;
    }

    void used(long order) {
        lastUsed = order;
    }

    @Override
    public long lastUsed() {
        return lastUsed;
    }

    @Override
    public long bytes() {
        Model current = model;
        return current == null ? 0 : current.snapshot().bytes();
    }
}
