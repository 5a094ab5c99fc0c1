package dev.rapport.platform.problem.http;

import dev.rapport.platform.problem.Problem;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.exception.JDBCConnectionException;

/** The database does not answer, or closes down: for a while, so the client may try again. */
final class DatabaseProblems {

    private static final String DISK_FULL = "53100";
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private DatabaseProblems() {}

    static Optional<Problem> from(Throwable failure) {
        if (failure instanceof SQLException exception && DISK_FULL.equals(exception.getSQLState())) {
            return Optional.of(Problem.unavailable("The database's disk is full.", PAUSE));
        }
        return isOutage(failure)
                ? Optional.of(Problem.unavailable("The database is not responding.", PAUSE))
                : Optional.empty();
    }

    private static boolean isOutage(Throwable failure) {
        if (failure instanceof JDBCConnectionException || failure instanceof SQLTransientConnectionException) {
            return true;
        }
        if (!(failure instanceof SQLException exception)) {
            return false;
        }
        String state = exception.getSQLState();
        if (state == null) {
            // The pool reports a wait in vain without a state.
            String message = String.valueOf(exception.getMessage()).toLowerCase(Locale.ROOT);
            return message.contains("acquisition timeout") || message.contains("pool is closed");
        }
        // 08: connection lost or refused; 57P: shutting down, crashed, starting; 53: out of connections or room;
        // 99999: the driver was interrupted while it connected.
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53") || state.equals("99999");
    }
}
