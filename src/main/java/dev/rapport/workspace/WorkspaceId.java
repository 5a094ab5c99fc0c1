package dev.rapport.workspace;

/**
 * Names a workspace.
 *
 * @param value the number the database gave it, from 1
 */
public record WorkspaceId(long value) {

    public WorkspaceId {
        if (value < 1) {
            throw new IllegalArgumentException("a workspace id is at least 1, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
