package dev.rapport.journal;

import dev.rapport.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A store beside the journal and its facts that may hold what customers are called by. Every bean of this type takes part in
 * every erasure.
 */
public interface ErasedFrom {
    /** What the receipt calls its rows, such as {@code rejected_payloads}. */
    String name();

    /**
     * Removes or rewrites every row of the workspace that names or mentions the person, in the transaction at hand: the
     * erasure's last step, under the workspace's lock, so it must be quick. Must neither commit nor roll back.
     *
     * @return how many rows
     */
    long erase(Connection connection, WorkspaceId workspace, ErasedPerson person) throws SQLException;
}
