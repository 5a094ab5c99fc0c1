package dev.rapport.readmodel;

import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;

/** The live read models of the workspaces that this node serves. */
@ApplicationScoped
public class ReadModels {
    /**
     * All facts of a workspace, at a version at least as high as the one committed when this was called: whatever was
     * acknowledged before is in it, whichever node took it.
     */
    public Snapshot current(WorkspaceId workspace) {
        throw new UnsupportedOperationException("not yet");
    }
}
