package dev.rapport.architecture.counterexample.platform;

import dev.rapport.architecture.counterexample.workspace.WorkspaceManager;

/** Breaks: platform imports what stands on it. */
public final class Problem {

    public WorkspaceManager workspace() {
        return new WorkspaceManager();
    }
}
