package dev.rapport.workspace;

/**
 * Identifies a workspace: one tenant. Nothing is ever visible across workspaces.
 *
 * @param value the database's number, above 0
 */
public record WorkspaceId(long value) {
    public WorkspaceId {
        if (value <= 0) {
            throw new IllegalArgumentException("a workspace id is above 0, not " + value);
        }
    }
}
