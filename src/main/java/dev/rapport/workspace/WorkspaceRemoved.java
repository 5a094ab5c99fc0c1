package dev.rapport.workspace;

/**
 * Fired in the transaction that removes a workspace, before its row goes: whoever keeps data of a workspace observes it
 * and deletes them.
 *
 * @param id the workspace
 */
public record WorkspaceRemoved(WorkspaceId id) {}
