package dev.rapport.journal;

import java.sql.SQLException;
import java.util.Set;

/** Tells by SQLSTATE what a failure means. */
final class SqlFailure {
    private static final String CONNECTION_CLASS = "08";
    private static final String SHUTDOWN_CLASS = "57P";
    private static final String RESOURCES_CLASS = "53";
    private static final String DATA_CLASS = "22";
    private static final String INTEGRITY_CLASS = "23";
    private static final String DISK_FULL = "53100";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Set<String> CONTENTION = Set.of("40P01", "40001", "55P03", "25P03");
    /** The driver's own for what it did not expect, such as being interrupted while it connects. */
    private static final String DRIVER_FAILED = "99999";

    private SqlFailure() {}

    /** Whether a value is to blame, so that the same batch without it may well be taken. */
    static boolean isAboutData(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith(DATA_CLASS) || state.startsWith(INTEGRITY_CLASS));
    }

    /**
     * Whether the same batch may well be taken another time: the connection was lost (also in the middle of a commit,
     * whose outcome a retry finds out), the server is starting or stopping, lacks resources, or somebody held a lock.
     */
    static boolean isWorthRetrying(SQLException failure) {
        String state = failure.getSQLState();
        return state == null
                || state.startsWith(CONNECTION_CLASS)
                || state.startsWith(SHUTDOWN_CLASS)
                || state.startsWith(RESOURCES_CLASS)
                || state.equals(DRIVER_FAILED)
                || CONTENTION.contains(state);
    }

    /** Whether somebody held a lock for longer than one waits for it. */
    static boolean isHeldUp(SQLException failure) {
        return LOCK_NOT_AVAILABLE.equals(failure.getSQLState());
    }

    /** What is the matter, for the sender of the batch. */
    static String reason(SQLException failure) {
        if (DISK_FULL.equals(failure.getSQLState())) {
            return "the database's disk is full";
        }
        return isHeldUp(failure)
                ? "another writer has held the workspace's lock for too long"
                : "the database is not responding";
    }
}
