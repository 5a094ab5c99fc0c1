package dev.rapport.ingest.hook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A row of {@code hook}. */
@Entity
@Table(name = "hook")
class HookEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "workspace_id", nullable = false, updatable = false)
    long workspaceId;

    @Column(nullable = false, updatable = false)
    String connector;

    @Column(nullable = false)
    String name;

    @Column(name = "address_hash", nullable = false, updatable = false)
    byte[] addressHash;

    /** Null when it was lost with its key, until a delivery tells it. */
    byte @Nullable [] address;

    byte @Nullable [] secret;

    @Column(name = "secret_lost", nullable = false)
    boolean secretLost;

    @Column(name = "access_token")
    byte @Nullable [] accessToken;

    @Column(nullable = false)
    @ColumnTransformer(read = "mapping::text", write = "?::jsonb")
    String mapping;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected HookEntity() {}

    HookEntity(long workspaceId, String connector, byte[] addressHash, byte[] address, Instant createdAt) {
        this.workspaceId = workspaceId;
        this.connector = connector;
        this.addressHash = addressHash;
        this.address = address;
        this.createdAt = createdAt;
        this.changedAt = createdAt;
        this.name = connector;
        this.mapping = "{}";
    }

    long number() {
        if (id == null) {
            throw new IllegalStateException("the hook " + name + " has not been stored");
        }
        return id;
    }
}
