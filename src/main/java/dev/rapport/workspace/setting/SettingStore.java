package dev.rapport.workspace.setting;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.terms.SettingHistory;
import dev.rapport.terms.SettingVersion;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;

/** The rows of {@code setting_version}. */
@ApplicationScoped
class SettingStore implements PanacheRepository<SettingEntity> {
    private static final String NEXT_NUMBER = "SELECT nextval('setting_number')";

    private final ObjectMapper json;

    SettingStore(ObjectMapper json) {
        this.json = json;
    }

    /** Everything that is known of the settings of a kind. */
    <T> SettingHistory<T> history(WorkspaceId workspace, SettingKind<T> kind) {
        return new SettingHistory<>(
                find("workspaceId = ?1 and kind = ?2", Sort.by("id"), workspace.value(), kind.id()).list().stream()
                        .map(entity -> entity.toVersion(kind, json))
                        .toList());
    }

    <T> SettingVersion<T> add(WorkspaceId workspace, SettingKind<T> kind, SettingVersion<T> version, String actor) {
        SettingEntity entity = SettingEntity.from(workspace, kind, version, actor);
        persist(entity);
        flush();
        return entity.toVersion(kind, json);
    }

    /** A number that no setting has had. */
    long nextNumber() {
        Object number =
                getEntityManager().createNativeQuery(NEXT_NUMBER, Long.class).getSingleResult();
        return ((Number) number).longValue();
    }

    void deleteOf(WorkspaceId workspace) {
        delete("workspaceId", workspace.value());
    }
}
