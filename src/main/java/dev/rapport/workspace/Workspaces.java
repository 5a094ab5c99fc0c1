package dev.rapport.workspace;

import dev.rapport.platform.http.PageRequest;
import dev.rapport.platform.problem.Problem;
import dev.rapport.workspace.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes, finds, changes and removes workspaces. */
@ApplicationScoped
public class Workspaces {

    public static final ZoneId DEFAULT_ZONE = ZoneId.of("UTC");
    public static final DayOfWeek DEFAULT_WEEK_START = DayOfWeek.MONDAY;

    private final WorkspaceStore store;
    private final AuditLog audit;
    private final Event<AccessChanged> accessChanged;
    private final Event<WorkspaceRemoved> removed;

    Workspaces(
            WorkspaceStore store, AuditLog audit, Event<AccessChanged> accessChanged, Event<WorkspaceRemoved> removed) {
        this.store = store;
        this.audit = audit;
        this.accessChanged = accessChanged;
        this.removed = removed;
    }

    /** What a change of a workspace sets; empty leaves a setting as it is. */
    public record Change(Optional<String> name, Optional<ZoneId> zone, Optional<DayOfWeek> weekStart) {}

    @Transactional
    public Workspace create(String name, ZoneId zone, DayOfWeek weekStart) {
        return store.create(name, zone, weekStart);
    }

    /** The workspace of this name, made with the defaults if there is none. */
    @Transactional
    public Workspace findOrCreate(String name) {
        return store.byName(name)
                .map(WorkspaceEntity::toWorkspace)
                .orElseGet(() -> store.create(name, DEFAULT_ZONE, DEFAULT_WEEK_START));
    }

    @Transactional
    public Workspace get(WorkspaceId id) {
        return entity(id).toWorkspace();
    }

    @Transactional
    public List<Workspace> page(PageRequest page) {
        return store.page(page);
    }

    @Transactional
    public Workspace change(WorkspaceId id, Change change, String actor) {
        WorkspaceEntity workspace = entity(id);
        Workspace before = workspace.toWorkspace();
        change.name().filter(name -> !name.equals(workspace.name)).ifPresent(name -> {
            store.refuseTakenName(name);
            workspace.name = name;
        });
        change.zone().ifPresent(zone -> workspace.zone = zone.getId());
        change.weekStart().ifPresent(day -> workspace.weekStart = WorkspaceEntity.nameOf(day));
        store.flush();
        Workspace after = workspace.toWorkspace();
        if (!after.equals(before)) {
            audit.record(
                    id,
                    actor,
                    "workspace.changed",
                    "workspace/" + id,
                    Map.of("from", settings(before), "to", settings(after)));
            accessChanged.fire(new AccessChanged());
        }
        return after;
    }

    @Transactional
    public void remove(WorkspaceId id) {
        WorkspaceEntity workspace = entity(id);
        removed.fire(new WorkspaceRemoved(id));
        store.delete(workspace);
        store.flush();
        accessChanged.fire(new AccessChanged());
    }

    private WorkspaceEntity entity(WorkspaceId id) {
        return store.byId(id).orElseThrow(() -> Problem.notFound("There is no workspace %s.".formatted(id))
                .toException());
    }

    private static Map<String, String> settings(Workspace workspace) {
        return Map.of(
                "name", workspace.name(),
                "zone", workspace.zone().getId(),
                "week_start", WorkspaceEntity.nameOf(workspace.weekStart()));
    }
}
