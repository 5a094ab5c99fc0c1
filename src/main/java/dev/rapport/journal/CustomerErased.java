package dev.rapport.journal;

import dev.rapport.workspace.WorkspaceId;

/**
 * Fired after an erasure is committed: whoever holds facts of the workspace in memory must forget them now.
 *
 * @param workspace where
 */
public record CustomerErased(WorkspaceId workspace) {}
