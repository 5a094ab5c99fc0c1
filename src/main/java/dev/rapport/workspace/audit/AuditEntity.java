package dev.rapport.workspace.audit;

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

/** A row of {@code audit_entry}. */
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "workspace_id", nullable = false)
    long workspaceId;

    @Column(nullable = false)
    Instant at;

    @Column(nullable = false)
    String actor;

    @Column(nullable = false)
    String action;

    @Column(nullable = false)
    String subject;

    @Column(nullable = false)
    @ColumnTransformer(read = "details::text", write = "?::jsonb")
    String details;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AuditEntity() {}

    AuditEntity(long workspaceId, Instant at, String actor, String action, String subject, String details) {
        this.workspaceId = workspaceId;
        this.at = at;
        this.actor = actor;
        this.action = action;
        this.subject = subject;
        this.details = details;
    }

    AuditEntry toEntry() {
        return new AuditEntry(id == null ? 0 : id, at, actor, action, subject, details);
    }
}
