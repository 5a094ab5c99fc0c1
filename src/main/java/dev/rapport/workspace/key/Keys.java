package dev.rapport.workspace.key;

import dev.rapport.platform.http.PageRequest;
import dev.rapport.platform.problem.Problem;
import dev.rapport.workspace.AccessChanged;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.WorkspaceRemoved;
import dev.rapport.workspace.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes, finds, changes and revokes keys. Whether the caller may do so is for the caller of this class to decide. */
@ApplicationScoped
public class Keys {

    private final KeyStore store;
    private final AuditLog audit;
    private final Event<AccessChanged> accessChanged;
    private final Clock clock;

    Keys(KeyStore store, AuditLog audit, Event<AccessChanged> accessChanged, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.accessChanged = accessChanged;
        this.clock = clock;
    }

    /** A new key together with the secret, which nobody sees again. */
    public record Issued(ApiKey key, KeySecret secret) {}

    /** What a key is to be. */
    public record Wanted(String name, Set<Scope> scopes, Optional<Instant> expiresAt) {
        public Wanted {
            scopes = Set.copyOf(scopes);
        }
    }

    @Transactional
    public Issued issue(WorkspaceId workspace, Wanted wanted, String actor) {
        KeySecret secret = KeySecret.generate();
        ApiKeyEntity key = new ApiKeyEntity(workspace, wanted.name(), secret, wanted.scopes(), now());
        key.expiresAt = wanted.expiresAt().orElse(null);
        store.persist(key);
        store.flush();
        record(key, actor, "key.created");
        return new Issued(key.toApiKey(), secret);
    }

    @Transactional
    public boolean none() {
        store.lockFirstKey();
        return store.count() == 0;
    }

    @Transactional
    public ApiKey get(WorkspaceId workspace, long id) {
        return entity(workspace, id).toApiKey();
    }

    @Transactional
    public List<ApiKey> page(WorkspaceId workspace, PageRequest page) {
        return store.page(workspace, page).stream().map(ApiKeyEntity::toApiKey).toList();
    }

    /** The key with this secret, usable or not. */
    @Transactional
    public Optional<ApiKey> find(KeySecret secret) {
        return store.byHash(secret.hash()).map(ApiKeyEntity::toApiKey);
    }

    @Transactional
    public ApiKey change(WorkspaceId workspace, long id, Wanted wanted, String actor) {
        ApiKeyEntity key = entity(workspace, id);
        if (key.revokedAt != null) {
            throw Problem.conflict("The key %d is revoked; make a new one.".formatted(id))
                    .toException();
        }
        if (!wanted.scopes().contains(Scope.ADMIN)) {
            refuseLockout(key);
        }
        key.name = wanted.name();
        key.scopes = ApiKeyEntity.toColumn(wanted.scopes());
        key.expiresAt = wanted.expiresAt().orElse(null);
        record(key, actor, "key.changed");
        accessChanged.fire(new AccessChanged());
        return key.toApiKey();
    }

    /** Makes a key useless for ever; once more does nothing. */
    @Transactional
    public void revoke(WorkspaceId workspace, long id, String actor) {
        ApiKeyEntity key = entity(workspace, id);
        if (key.revokedAt == null) {
            refuseLockout(key);
            key.revokedAt = now();
            record(key, actor, "key.revoked");
            accessChanged.fire(new AccessChanged());
        }
    }

    @Transactional
    public void touch(long id, Instant at) {
        store.touch(id, at.truncatedTo(ChronoUnit.MICROS));
    }

    void onWorkspaceRemoved(@Observes WorkspaceRemoved removed) {
        store.deleteOf(removed.id());
    }

    /** Without a key of scope admin nobody could make another. */
    private void refuseLockout(ApiKeyEntity key) {
        if (key.has(Scope.ADMIN) && !store.othersHave(Scope.ADMIN, key, now())) {
            throw Problem.conflict("\"%s\" is the last key of the workspace with the scope admin; make another first."
                            .formatted(key.name))
                    .toException();
        }
    }

    private ApiKeyEntity entity(WorkspaceId workspace, long id) {
        return store.byId(workspace, id).orElseThrow(() -> Problem.notFound("There is no key %d.".formatted(id))
                .toException());
    }

    private void record(ApiKeyEntity key, String actor, String action) {
        audit.record(
                new WorkspaceId(key.workspaceId),
                actor,
                action,
                "key/" + key.number(),
                Map.of("name", key.name, "prefix", key.prefix, "scopes", key.scopes));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
