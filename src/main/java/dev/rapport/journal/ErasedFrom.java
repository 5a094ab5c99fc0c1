package dev.rapport.journal;

import dev.rapport.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A store beside the journal and its facts that may hold what customers are called by. Every bean of this type takes part in
 * every erasure: once without a lock, and once more in the last step, for what came meanwhile.
 */
public interface ErasedFrom {
    /** What the receipt calls its rows, such as {@code rejected_payloads}. */
    String name();

    /**
     * Removes or rewrites every row of the workspace that names or mentions the person, in the transaction at hand. Must
     * neither commit nor roll back.
     *
     * @param after where an earlier look at the same person ended, which was committed; 0 when there was none. A store that
     *     grows without bound looks only behind it: that look is under the workspace's lock
     */
    Look erase(Connection connection, WorkspaceId workspace, ErasedPerson person, long after) throws SQLException;

    /**
     * What a look at a store did.
     *
     * @param rows how many rows were removed or rewritten
     * @param end where it ended; 0 in a store that is always looked at as a whole
     */
    record Look(long rows, long end) {
        /** A look at all that there is. */
        static Look atAll(long rows) {
            return new Look(rows, 0);
        }
    }
}
