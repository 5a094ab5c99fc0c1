package dev.rapport.workspace;

import dev.rapport.platform.http.PageRequest;
import dev.rapport.platform.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The rows of {@code workspace}. */
@ApplicationScoped
class WorkspaceStore implements PanacheRepository<WorkspaceEntity> {

    private final Clock clock;

    WorkspaceStore(Clock clock) {
        this.clock = clock;
    }

    Workspace create(String name, ZoneId zone, DayOfWeek weekStart) {
        refuseTakenName(name);
        WorkspaceEntity workspace =
                new WorkspaceEntity(name, zone, weekStart, clock.instant().truncatedTo(ChronoUnit.MICROS));
        persist(workspace);
        flush();
        return workspace.toWorkspace();
    }

    void refuseTakenName(String name) {
        if (find("name", name).count() > 0) {
            throw nameTaken(name).toException();
        }
    }

    static Problem nameTaken(String name) {
        return Problem.conflict("There is already a workspace \"%s\".".formatted(name));
    }

    Optional<WorkspaceEntity> byId(WorkspaceId id) {
        return findByIdOptional(id.value());
    }

    Optional<WorkspaceEntity> byName(String name) {
        return find("name", name).firstResultOptional();
    }

    List<Workspace> page(PageRequest page) {
        return find("id > ?1", Sort.by("id"), page.after()).range(0, page.limit()).list().stream()
                .map(WorkspaceEntity::toWorkspace)
                .toList();
    }
}
