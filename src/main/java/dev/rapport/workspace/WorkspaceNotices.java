package dev.rapport.workspace;

import java.util.Optional;

/** Whoever has something to say of a workspace for the time being. Every bean of this type is asked with every answer. */
public interface WorkspaceNotices {

    /** What it is now; empty most of the time, and found out without waiting for anything. */
    Optional<WorkspaceNotice> of(WorkspaceId workspace);
}
