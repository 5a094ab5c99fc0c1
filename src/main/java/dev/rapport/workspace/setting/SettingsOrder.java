package dev.rapport.workspace.setting;

import dev.rapport.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Optional;

/**
 * Puts changes of settings and batches of events of a workspace into one order. Whoever keeps the versions of a workspace
 * provides it; both calls belong to the transaction of the change.
 */
public interface SettingsOrder {

    /** Waits until nobody else writes to the workspace, and keeps others out to the end of the transaction. */
    void await(WorkspaceId workspace);

    /**
     * Makes the next version of the workspace, so that whoever follows it notices.
     *
     * @param refold which facts are to be folded again, if any
     * @return the stamp of the version, after that of every earlier one
     */
    Instant advance(WorkspaceId workspace, Optional<Refold> refold);

    /**
     * Facts that may have changed.
     *
     * @param openedFrom interactions opened at or after it; {@link dev.rapport.terms.SettingVersion#ALWAYS} for all
     * @param reason in a few words
     */
    record Refold(Instant openedFrom, String reason) {}
}
