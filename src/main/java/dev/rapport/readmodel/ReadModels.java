package dev.rapport.readmodel;

import dev.rapport.journal.CustomerErased;
import dev.rapport.workspace.WorkspaceId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The live read models of the workspaces that this node serves. Those used least recently make room when all together
 * cost more than the budget; they come back when somebody asks for them.
 */
@ApplicationScoped
public class ReadModels {
    private static final Logger LOG = Logger.getLogger(ReadModels.class);

    private final DataSource database;
    private final MeterRegistry meters;
    private final long budget;
    private final Timer loads;
    private final Timer patches;
    private final ConcurrentHashMap<Long, Slot> slots = new ConcurrentHashMap<>();
    private final AtomicLong uses = new AtomicLong();

    @Inject
    ReadModels(DataSource database, MeterRegistry meters, ReadModelSettings settings) {
        this(database, meters, settings.memory().map(MemorySize::asLongValue).orElse((long)
                (Runtime.getRuntime().maxMemory() * settings.heapShare())));
    }

    /** The models over a database, for so many bytes of memory. */
    ReadModels(DataSource database, MeterRegistry meters, long budget) {
        this.database = database;
        this.meters = meters;
        this.budget = budget;
        this.loads = Timer.builder("rapport.read_model.loads")
                .description("Read models read anew from all facts")
                .register(meters);
        this.patches = Timer.builder("rapport.read_model.patches")
                .description("Read models brought up to date with what changed")
                .register(meters);
    }

    /**
     * All facts of a workspace, at a version at least as high as the one committed when this was called: whatever was
     * acknowledged before is in it, whichever node took it. Waits for the database, and for the rows that changed; must not
     * be called on an event loop.
     *
     * @throws ReadModelUnavailableException when the database does not answer
     */
    public Snapshot current(WorkspaceId workspace) {
        Slot slot = slots.computeIfAbsent(workspace.value(), this::newSlot);
        slot.used(uses.incrementAndGet());
        Committed committed = slot.committed();
        Snapshot ready = slot.including(committed);
        if (ready != null) {
            return ready;
        }
        Snapshot made = slot.bringUpTo(committed);
        keepBudget(slot);
        return made;
    }

    /** What the subjects of a workspace's facts are. */
    public SubjectNames names(WorkspaceId workspace) {
        return new StoredSubjects(database, workspace);
    }

    /** Forgets the model of a workspace in which a customer was erased; other nodes do so when they are asked next. */
    void forget(@Observes CustomerErased erased) {
        Slot slot = slots.get(erased.workspace().value());
        if (slot != null) {
            slot.evict();
        }
    }

    private Slot newSlot(long workspaceId) {
        Slot slot = new Slot(database, workspaceId, loads, patches);
        Gauge.builder("rapport.read_model.memory", slot, Slot::bytes)
                .description("What the read model of a workspace costs in memory, estimated")
                .baseUnit("bytes")
                .tag("workspace", Long.toString(workspaceId))
                .register(meters);
        return slot;
    }

    private void keepBudget(Slot inUse) {
        while (bytes() > budget) {
            Slot oldest = slots.values().stream()
                    .filter(slot -> slot != inUse && slot.bytes() > 0)
                    .min(Comparator.comparingLong(Slot::lastUsed))
                    .orElse(null);
            if (oldest == null) {
                return;
            }
            LOG.debugf("the read models cost %d bytes of %d; one makes room", bytes(), budget);
            oldest.evict();
        }
    }

    /** What all models cost in memory, estimated. */
    public long bytes() {
        return slots.values().stream().mapToLong(Slot::bytes).sum();
    }
}
