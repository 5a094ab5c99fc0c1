package dev.rapport.workspace.key;

import dev.rapport.workspace.Scope;
import dev.rapport.workspace.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_key}. */
@Entity
@Table(name = "api_key")
class ApiKeyEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "workspace_id", nullable = false, updatable = false)
    long workspaceId;

    @Column(nullable = false)
    String name;

    @Column(nullable = false, updatable = false)
    String prefix;

    @Column(nullable = false, updatable = false)
    byte[] hash;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] scopes;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "expires_at")
    @Nullable Instant expiresAt;

    @Column(name = "last_used_at")
    @Nullable Instant lastUsedAt;

    @Column(name = "revoked_at")
    @Nullable Instant revokedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ApiKeyEntity() {}

    ApiKeyEntity(WorkspaceId workspace, String name, KeySecret secret, Collection<Scope> scopes, Instant createdAt) {
        this.workspaceId = workspace.value();
        this.name = name;
        this.prefix = secret.prefix();
        this.hash = secret.hash();
        this.scopes = toColumn(scopes);
        this.createdAt = createdAt;
    }

    /** In the order of the list of scopes, so that equal sets are equal columns. */
    static String[] toColumn(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::id).toArray(String[]::new);
    }

    long number() {
        if (id == null) {
            throw new IllegalStateException("the key " + name + " has not been stored");
        }
        return id;
    }

    boolean has(Scope scope) {
        return Arrays.asList(scopes).contains(scope.id());
    }

    ApiKey toApiKey() {
        return new ApiKey(
                number(),
                new WorkspaceId(workspaceId),
                name,
                prefix,
                Arrays.stream(scopes).map(Scope::fromId).collect(Collectors.toSet()),
                createdAt,
                Optional.ofNullable(expiresAt),
                Optional.ofNullable(lastUsedAt),
                Optional.ofNullable(revokedAt));
    }
}
