package dev.rapport.workspace.setting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.terms.SettingVersion;
import dev.rapport.workspace.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code setting_version}. */
@Entity
@Immutable
@Table(name = "setting_version")
class SettingEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "workspace_id", nullable = false)
    long workspaceId;

    @Column(nullable = false)
    String kind;

    @Column(name = "setting_id", nullable = false)
    long settingId;

    @Column(name = "valid_from")
    @Nullable Instant validFrom;

    @Column(name = "recorded_at", nullable = false)
    Instant recordedAt;

    @Column(nullable = false)
    boolean removed;

    @Column(nullable = false)
    @ColumnTransformer(read = "body::text", write = "?::jsonb")
    String body;

    @Column(nullable = false)
    String actor;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected SettingEntity() {}

    private SettingEntity(long workspaceId, String kind, long settingId, String body, String actor) {
        this.workspaceId = workspaceId;
        this.kind = kind;
        this.settingId = settingId;
        this.body = body;
        this.actor = actor;
        this.recordedAt = Instant.EPOCH;
    }

    /** A version that is not stored yet; its number does not matter. */
    static <T> SettingEntity from(WorkspaceId workspace, SettingKind<T> kind, SettingVersion<T> version, String actor) {
        SettingEntity entity =
                new SettingEntity(workspace.value(), kind.id(), version.setting(), kind.write(version.value()), actor);
        entity.validFrom = version.validFrom().equals(SettingVersion.ALWAYS) ? null : version.validFrom();
        entity.recordedAt = version.recordedAt();
        entity.removed = version.removed();
        return entity;
    }

    <T> SettingVersion<T> toVersion(SettingKind<T> asKind, ObjectMapper json) {
        if (id == null) {
            throw new IllegalStateException("a version of the setting " + settingId + " has not been stored");
        }
        try {
            return new SettingVersion<>(
                    id,
                    settingId,
                    validFrom == null ? SettingVersion.ALWAYS : validFrom,
                    recordedAt,
                    removed,
                    asKind.read(json.readTree(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the version %d of a setting is no JSON".formatted(id), e);
        }
    }
}
