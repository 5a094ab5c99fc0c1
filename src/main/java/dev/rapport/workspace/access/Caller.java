package dev.rapport.workspace.access;

import dev.rapport.workspace.Scope;
import dev.rapport.workspace.Workspace;
import dev.rapport.workspace.WorkspaceId;
import java.util.Set;

/**
 * Who asks.
 *
 * @param workspace for which workspace, with its settings as they were a few seconds ago at the most
 * @param keyId the number of the key
 * @param keyName what its owner calls it; the actor of audit entries
 * @param scopes what it allows
 */
public record Caller(Workspace workspace, long keyId, String keyName, Set<Scope> scopes) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public WorkspaceId workspaceId() {
        return workspace.id();
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }
}
