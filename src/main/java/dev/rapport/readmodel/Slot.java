package dev.rapport.readmodel;

import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The place of one workspace's model, which comes, is replaced, and may be taken away at any time. */
final class Slot {
    private final DataSource database;
    private final long workspaceId;
    private final Timer loads;
    private final Timer patches;
    private final SharedQuestion<Committed> committed;
    private final ReentrantLock patching = new ReentrantLock();
    private volatile @Nullable Model model;
    private volatile long lastUsed;

    Slot(DataSource database, long workspaceId, Timer loads, Timer patches) {
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

    /** The snapshot that includes all that, made if it is not there; waits for who is at it already. */
    Snapshot bringUpTo(Committed wanted) {
        patching.lock();
        try {
            Snapshot made = including(wanted);
            return made != null ? made : advance();
        } finally {
            patching.unlock();
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
            newer = Model.load(view);
            loads.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        }
        return newer;
    }

    /** Forgets the model; who reads it goes on reading. */
    void evict() {
        model = null;
    }

    void used(long order) {
        lastUsed = order;
    }

    long lastUsed() {
        return lastUsed;
    }

    /** What the model costs in memory, 0 when there is none. */
    long bytes() {
        Model current = model;
        return current == null ? 0 : current.snapshot().bytes();
    }
}
