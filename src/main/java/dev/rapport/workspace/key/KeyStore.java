package dev.rapport.workspace.key;

import dev.rapport.platform.http.PageRequest;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of {@code api_key}. */
@ApplicationScoped
class KeyStore implements PanacheRepository<ApiKeyEntity> {

    /** Makes two nodes that start at once agree on who makes the first key. Whoever only asks for a key does not wait. */
    private static final String LOCK_FIRST_KEY = "LOCK TABLE api_key IN SHARE ROW EXCLUSIVE MODE";

    private static final String TOUCH = """
            UPDATE api_key SET last_used_at = :now
            WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :now)
            """;

    void lockFirstKey() {
        getEntityManager().createNativeQuery(LOCK_FIRST_KEY).executeUpdate();
    }

    Optional<ApiKeyEntity> byId(WorkspaceId workspace, long id) {
        return find("workspaceId = ?1 and id = ?2", workspace.value(), id).firstResultOptional();
    }

    Optional<ApiKeyEntity> byHash(byte[] hash) {
        return find("hash", (Object) hash).firstResultOptional();
    }

    List<ApiKeyEntity> page(WorkspaceId workspace, PageRequest page) {
        return find("workspaceId = ?1 and id > ?2", Sort.by("id"), workspace.value(), page.after())
                .range(0, page.limit())
                .list();
    }

    /** Whether another usable key of the workspace has the scope. */
    boolean othersHave(Scope scope, ApiKeyEntity key, Instant now) {
        return find("workspaceId = ?1 and id <> ?2 and revokedAt is null", key.workspaceId, key.number()).stream()
                .filter(other -> other.toApiKey().isUsableAt(now))
                .anyMatch(other -> other.has(scope));
    }

    void deleteOf(WorkspaceId workspace) {
        delete("workspaceId", workspace.value());
    }

    void touch(long id, Instant now) {
        getEntityManager()
                .createNativeQuery(TOUCH)
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
    }
}
