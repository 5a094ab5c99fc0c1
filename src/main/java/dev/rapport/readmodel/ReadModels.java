package dev.rapport.readmodel;

import dev.rapport.journal.CustomerErased;
import dev.rapport.workspace.WorkspaceId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * The live read models of the workspaces that this node serves. Those used least recently make room when all together
 * cost more than the budget; they come back when somebody asks for them.
 */
@ApplicationScoped
public class ReadModels {
    private final DataSource database;
    private final MeterRegistry meters;
    private final ModelMemory memory;
    private final Timer loads;
    private final Timer patches;
    private final ConcurrentHashMap<Long, Slot> slots = new ConcurrentHashMap<>();

    @Inject
    ReadModels(DataSource database, MeterRegistry meters, ModelMemory memory) {
        this.database = database;
        this.meters = meters;
        this.memory = memory;
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
     * @throws dev.rapport.platform.problem.ProblemException when the workspace is larger than the memory for it
     */
    public Snapshot current(WorkspaceId workspace) {
        Slot slot = slots.computeIfAbsent(workspace.value(), this::newSlot);
        slot.used(memory.nextUse());
        Committed committed = slot.committed();
        Snapshot ready = slot.including(committed);
        if (ready != null) {
            return ready;
        }
        Snapshot made = slot.bringUpTo(committed);
        memory.settle(slot);
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
            slot.forget();
        }
    }

    private Slot newSlot(long workspaceId) {
        Slot slot = new Slot(database, memory, workspaceId, loads, patches);
        memory.add(slot);
        Gauge.builder("rapport.read_model.memory", slot, Slot::bytes)
                .description("What the read model of a workspace costs in memory, estimated")
                .baseUnit("bytes")
                .tag("workspace", Long.toString(workspaceId))
                .register(meters);
        return slot;
    }

    /** What all models cost in memory, estimated. */
    public long bytes() {
        return memory.bytes();
    }
}
