package dev.rapport.ingest.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.platform.problem.Problem;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.WorkspaceRemoved;
import dev.rapport.workspace.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes, finds, changes and removes hooks. */
@ApplicationScoped
public class Hooks {
    static final int MOST = 100;
    private static final Duration UNTIL_IT_IS_SET_AGAIN = Duration.ofMinutes(5);

    private final HookStore store;
    private final HookSecrets secrets;
    private final MappingHistory history;
    private final RejectedPayloads rejected;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    Hooks(
            HookStore store,
            HookSecrets secrets,
            MappingHistory history,
            RejectedPayloads rejected,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.history = history;
        this.rejected = rejected;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** A hook together with what its deliveries are verified with. */
    public record Opened(Hook hook, Optional<String> secret, Optional<String> accessToken) {
        @Override
        public String toString() {
            return "hook " + hook.id();
        }
    }

    @Transactional
    public Hook create(WorkspaceId workspace, String connector, HookChange wanted, Mapping mapping, String actor) {
        if (store.countOf(workspace) >= MOST) {
            throw Problem.conflict("The workspace already has %d hooks, the maximum; remove one first.".formatted(MOST))
                    .toException();
        }
        HookAddress address = HookAddress.generate();
        HookEntity hook =
                new HookEntity(workspace.value(), connector, address.hash(), secrets.sealAddress(address), now());
        hook.name = wanted.name().orElse(connector);
        hook.secret = secrets.sealSecret(wanted.secret().value());
        hook.accessToken = secrets.sealAccessToken(wanted.accessToken().value());
        hook.mapping = MappingJson.write(mapping).toString();
        store.persist(hook);
        store.flush();
        record(hook, actor, "hook.created");
        return toHook(hook);
    }

    @Transactional
    public Hook get(WorkspaceId workspace, long id) {
        return toHook(entity(workspace, id));
    }

    /** A hook of the workspace with its secrets, to replay what came to it. */
    @Transactional
    public Opened open(WorkspaceId workspace, long id) {
        return toOpened(entity(workspace, id));
    }

    /** The hook that a delivery is for. */
    @Transactional
    public Optional<Opened> find(String connector, HookAddress address) {
        return store.byAddress(connector, address).map(hook -> {
            Opened opened = toOpened(hook);
            if (hook.address == null) {
                hook.address = secrets.sealAddress(address); // it was lost with its key, and here it is again
            }
            return opened;
        });
    }

    @Transactional
    public List<Hook> page(WorkspaceId workspace, PageRequest page) {
        return store.page(workspace, page).stream().map(this::toHook).toList();
    }

    /** Changes a hook; what waits for another access token is tried with it at once. */
    @Transactional(rollbackOn = Exception.class)
    public Hook change(WorkspaceId workspace, long id, HookChange wanted, Optional<Mapping> mapping, String actor)
            throws SQLException {
        HookEntity hook = entity(workspace, id);
        wanted.name().ifPresent(name -> hook.name = name);
        if (wanted.secret().said()) {
            hook.secret = secrets.sealSecret(wanted.secret().value());
            hook.secretLost = false;
        }
        if (wanted.accessToken().said()) {
            hook.accessToken = secrets.sealAccessToken(wanted.accessToken().value());
        }
        hook.changedAt = now();
        if (mapping.isPresent() && !mapping.get().equals(mapping(hook))) {
            history.add(id, hook.mapping, hook.changedAt);
            hook.mapping = MappingJson.write(mapping.get()).toString();
        }
        if (wanted.accessToken().value().isPresent()) {
            rejected.fetchAgain(workspace, id);
        }
        record(hook, actor, "hook.changed");
        return toHook(hook);
    }

    /** Removes a hook and what was put aside of its deliveries; what they told stays. */
    @Transactional
    public void remove(WorkspaceId workspace, long id, String actor) {
        HookEntity hook = entity(workspace, id);
        record(hook, actor, "hook.removed");
        store.delete(hook);
    }

    /** Deliveries that were put aside go with their hooks. */
    void onWorkspaceRemoved(@Observes WorkspaceRemoved removed) {
        store.deleteOf(removed.id());
    }

    private HookEntity entity(WorkspaceId workspace, long id) {
        return store.byId(workspace, id).orElseThrow(() -> Problem.notFound("Hook %d does not exist.".formatted(id))
                .toException());
    }

    private Opened toOpened(HookEntity hook) {
        if (hook.secretLost) { // without it anybody could deliver
            throw Problem.unavailable(
                            "The secret of this hook was lost with the key that it was encrypted with; nothing was taken. Whoever administers the workspace sets it again: PATCH /v1/hooks/%d."
                                    .formatted(hook.number()),
                            UNTIL_IT_IS_SET_AGAIN)
                    .toException();
        }
        return new Opened(toHook(hook), secrets.openSecret(hook.secret), secrets.openAccessToken(hook.accessToken));
    }

    private Hook toHook(HookEntity hook) {
        return new Hook(
                hook.number(),
                new WorkspaceId(hook.workspaceId),
                hook.connector,
                hook.name,
                secrets.openAddress(hook.address),
                hook.secret != null,
                hook.secretLost,
                hook.accessToken != null,
                mapping(hook),
                hook.createdAt,
                hook.changedAt);
    }

    private Mapping mapping(HookEntity hook) {
        try {
            return MappingJson.read(json.readTree(hook.mapping));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the mapping of hook %d is no JSON".formatted(hook.number()), e);
        }
    }

    private void record(HookEntity hook, String actor, String action) {
        audit.record(
                new WorkspaceId(hook.workspaceId),
                actor,
                action,
                "hook/" + hook.number(),
                Map.of("name", hook.name, "connector", hook.connector));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
