package dev.rapport.ingest.hook;

import dev.rapport.platform.http.PageRequest;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The rows of {@code hook}. */
@ApplicationScoped
class HookStore implements PanacheRepository<HookEntity> {

    Optional<HookEntity> byId(WorkspaceId workspace, long id) {
        return find("workspaceId = ?1 and id = ?2", workspace.value(), id).firstResultOptional();
    }

    Optional<HookEntity> byAddress(String connector, HookAddress address) {
        return find("addressHash = ?1 and connector = ?2", address.hash(), connector)
                .firstResultOptional();
    }

    List<HookEntity> page(WorkspaceId workspace, PageRequest page) {
        return find("workspaceId = ?1 and id > ?2", Sort.by("id"), workspace.value(), page.after())
                .range(0, page.limit())
                .list();
    }

    long countOf(WorkspaceId workspace) {
        return count("workspaceId", workspace.value());
    }

    void deleteOf(WorkspaceId workspace) {
        delete("workspaceId", workspace.value());
    }
}
