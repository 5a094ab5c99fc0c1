package dev.rapport.ingest.hook;

import dev.rapport.platform.secret.StoredSecrets;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/** What is sealed of hooks: their addresses, secrets and access tokens. */
@ApplicationScoped
class StoredHookSecrets implements StoredSecrets {
    private static final String ACTOR = "start with RAPPORT_SECRET_KEY_LOST";

    private final HookStore store;
    private final HookSecrets secrets;
    private final AuditLog audit;

    StoredHookSecrets(HookStore store, HookSecrets secrets, AuditLog audit) {
        this.store = store;
        this.secrets = secrets;
        this.audit = audit;
    }

    @Override
    @Transactional
    public boolean exist() {
        return store.count("address is not null or secret is not null or accessToken is not null") > 0;
    }

    @Override
    @Transactional
    public boolean areReadable() {
        return store.listAll().stream().allMatch(this::isReadable);
    }

    private boolean isReadable(HookEntity hook) {
        return secrets.opensAddress(hook.address)
                && secrets.opensSecret(hook.secret)
                && secrets.opensAccessToken(hook.accessToken);
    }

    @Override
    @Transactional
    public void giveUp() {
        store.listAll().stream().filter(hook -> !isReadable(hook)).forEach(this::giveUp);
    }

    private void giveUp(HookEntity hook) {
        if (!secrets.opensAddress(hook.address)) {
            hook.address = null;
        }
        if (!secrets.opensSecret(hook.secret)) {
            hook.secret = null;
            hook.secretLost = true;
        }
        if (!secrets.opensAccessToken(hook.accessToken)) {
            hook.accessToken = null;
        }
        audit.record(
                new WorkspaceId(hook.workspaceId),
                ACTOR,
                "hook.secrets_lost",
                "hook/" + hook.number(),
                Map.of("name", hook.name, "connector", hook.connector));
    }
}
