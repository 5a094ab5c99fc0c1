package dev.rapport.architecture.counterexample.metric;

import dev.rapport.architecture.counterexample.workspace.WorkspaceManager;

/** Breaks: a definition imports a tenant. */
public final class Metric {

    public WorkspaceManager workspace() {
        return new WorkspaceManager();
    }
}
