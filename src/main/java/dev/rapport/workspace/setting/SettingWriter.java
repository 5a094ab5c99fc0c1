package dev.rapport.workspace.setting;

import dev.rapport.terms.SettingVersion;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Adds versions of settings: in one order with the events of the workspace, and each in the audit log. */
@ApplicationScoped
class SettingWriter {
    private final SettingStore store;
    private final SettingsOrder order;
    private final AuditLog audit;

    SettingWriter(SettingStore store, SettingsOrder order, AuditLog audit) {
        this.store = store;
        this.order = order;
        this.audit = audit;
    }

    /** Waits for the turn; before anything is read that the change depends upon. */
    void await(WorkspaceId workspace) {
        order.await(workspace);
    }

    <T> SettingVersion<T> write(WorkspaceId workspace, SettingKind<T> kind, SettingChange<T> change, String actor) {
        Optional<SettingsOrder.Refold> refold = kind.isInFacts()
                ? Optional.of(new SettingsOrder.Refold(
                        change.validFrom(), "%s %d %s".formatted(kind.noun(), change.setting(), change.action())))
                : Optional.empty();
        Instant stamp = order.advance(workspace, refold);
        SettingVersion<T> version = store.add(
                workspace,
                kind,
                new SettingVersion<>(0, change.setting(), change.validFrom(), stamp, change.removed(), change.value()),
                actor);
        audit.record(
                workspace,
                actor,
                kind.id() + "." + change.action(),
                kind.id() + "/" + change.setting(),
                Map.of(
                        "name",
                        kind.nameOf(change.value()),
                        "version",
                        Long.toString(version.id()),
                        "valid_from",
                        change.validFrom().equals(SettingVersion.ALWAYS) ? "always" : change.validFrom()));
        return version;
    }
}
