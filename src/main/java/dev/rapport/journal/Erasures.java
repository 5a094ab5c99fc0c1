package dev.rapport.journal;

import dev.rapport.platform.problem.Problem;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Erases people from all that is remembered. One erasure at a time in a workspace, over all nodes. */
@ApplicationScoped
public class Erasures {
    private static final Logger LOG = Logger.getLogger(Erasures.class);
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** A node that has stopped must not keep all others from erasing. It waits for a few steps between two questions. */
    private static final String STOPPED_NODE = "SET LOCAL idle_in_transaction_session_timeout = '5min'";

    private final DataSource database;
    private final TermsInUse terms;
    private final Clock clock;
    private final Instance<ErasedFrom> others;
    private final Event<CustomerErased> erased;

    Erasures(
            DataSource database,
            TermsInUse terms,
            Clock clock,
            Instance<ErasedFrom> others,
            Event<CustomerErased> erased) {
        this.database = database;
        this.terms = terms;
        this.clock = clock;
        this.others = others;
        this.erased = erased;
    }

    /**
     * Erases a person. When this returns, it is durable. An erasure that was interrupted is gone on with when it is asked for
     * again; asked again when it is done, it gives the same receipt.
     *
     * @param customerId any id of the person; not {@code 0}, which means nobody
     * @param actor who wants it: the name of the key
     * @return empty when nothing is or was known of such a customer
     * @throws dev.rapport.platform.problem.ProblemException when another erasure is under way, or was begun in another mode
     * @throws JournalUnavailableException when the database does not do it; part of it may be done
     */
    public Optional<ErasureReceipt> erase(WorkspaceId workspace, String customerId, ErasureMode mode, String actor) {
        try (Connection guard = database.getConnection()) {
            WorkspaceLock.ERASURE.prepare(guard, workspace.value());
            guard.setAutoCommit(false);
            try {
                becomeTheOnlyOne(guard, workspace);
                ErasureRun run = new ErasureRun(guard, workspace.value(), mode, actor, others, new Steps(workspace));
                Optional<ErasureReceipt> receipt = run.of(customerId);
                receipt.ifPresent(done -> erased.fire(new CustomerErased(workspace)));
                clearTraces(workspace);
                return receipt.isPresent() ? receipt : ErasureRun.earlier(guard, workspace.value(), customerId);
            } finally {
                end(guard);
            }
        } catch (SQLException failure) {
            if (SqlFailure.isWorthRetrying(failure)) {
                throw new JournalUnavailableException("an erasure failed in the database", failure);
            }
            // Without the cause: what the database says of it may quote the customer's id, and this goes to the log.
            throw new IllegalStateException(
                    "the database refused a step of an erasure: SQLSTATE " + failure.getSQLState());
        }
    }

    /** Also those that an erasure left which was interrupted behind its last step. */
    private void clearTraces(WorkspaceId workspace) throws SQLException {
        try (Connection connection = database.getConnection()) {
            new ErasureTraces(connection, workspace.value()).clear(clock.instant());
        }
    }

    private static void end(Connection guard) throws SQLException {
        if (!guard.isClosed()) {
            guard.rollback();
            guard.setAutoCommit(true);
        }
    }

    private static void becomeTheOnlyOne(Connection guard, WorkspaceId workspace) throws SQLException {
        try (Statement limit = guard.createStatement()) {
            limit.execute(STOPPED_NODE);
        }
        if (!WorkspaceLock.ERASURE.takeIfFree(guard, workspace.value())) {
            throw Problem.overloaded(
                            "Another customer of this workspace is being erased. Nothing was erased; send the"
                                    + " request again later.",
                            PAUSE)
                    .toException();
        }
    }

    /** Runs steps, each in a transaction over a connection of its own. */
    private final class Steps implements ErasureRun.Steps {
        private final WorkspaceId workspace;

        Steps(WorkspaceId workspace) {
            this.workspace = workspace;
        }

        @Override
        public <T> T run(Erasure erasure, ErasureRun.Step<T> step) throws SQLException {
            @Nullable SQLException last = null;
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                try (Connection connection = database.getConnection()) {
                    return run(connection, erasure, step);
                } catch (SQLException failure) {
                    if (!SqlFailure.isWorthRetrying(failure)) {
                        throw failure;
                    }
                    LOG.warnf(
                            "attempt %d of %d of a step of an erasure failed: %s",
                            attempt, ATTEMPTS, failure.getSQLState());
                    last = failure;
                }
            }
            throw Objects.requireNonNull(last);
        }

        private <T> T run(Connection connection, Erasure erasure, ErasureRun.Step<T> step) throws SQLException {
            connection.setAutoCommit(false);
            try {
                return step.in(new ErasureTransaction(connection, workspace.value(), terms, clock.instant(), erasure));
            } catch (Throwable failure) { // an Error too: half of a step must not be committed below
                if (!connection.isClosed()) {
                    connection.rollback();
                }
                throw failure;
            } finally {
                if (!connection.isClosed()) {
                    connection.setAutoCommit(true);
                }
            }
        }
    }
}
