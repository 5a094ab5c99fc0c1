package dev.rapport.journal;

import dev.rapport.event.SubmittedEvent;
import dev.rapport.platform.database.DatabaseWatch;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The memory's only way in. */
@ApplicationScoped
public class Journal {
    private static final Logger LOG = Logger.getLogger(Journal.class);
    private static final int ATTEMPTS = 3;

    private final DataSource database;
    private final DatabaseWatch watch;
    private final TermsInUse terms;
    private final Clock clock;

    Journal(DataSource database, DatabaseWatch watch, TermsInUse terms, Clock clock) {
        this.database = database;
        this.watch = watch;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Keeps what is new of a batch, in one transaction with every fact that it changes. When this returns, all outcomes
     * are durable and the version given includes them.
     *
     * @param events in any order, repeats allowed; each must keep the rules of {@link dev.rapport.event.EventRules}
     * @throws JournalUnavailableException when the database does not take the batch
     */
    public AppendResult append(WorkspaceId workspace, List<SubmittedEvent> events) {
        return appendPrepared(workspace, events.stream().map(PreparedEvent::of).toList());
    }

    /** The same with events that are ready. One that the database can't keep is found by halving, and refused alone. */
    public AppendResult appendPrepared(WorkspaceId workspace, List<PreparedEvent> batch) {
        try {
            return write(workspace, batch);
        } catch (SQLException failure) {
            if (!SqlFailure.isAboutData(failure)) {
                throw new IllegalStateException("the journal refused a batch", failure);
            }
            if (batch.size() == 1) {
                LOG.errorf(failure, "an event of workspace %d can't be kept", workspace.value());
                return new AppendResult(0, List.of(Outcome.REFUSED));
            }
            int half = batch.size() / 2;
            AppendResult first = appendPrepared(workspace, batch.subList(0, half));
            AppendResult second = appendPrepared(workspace, batch.subList(half, batch.size()));
            List<Outcome> outcomes = new ArrayList<>(first.outcomes());
            outcomes.addAll(second.outcomes());
            return new AppendResult(Math.max(first.version(), second.version()), outcomes);
        }
    }

    private AppendResult write(WorkspaceId workspace, List<PreparedEvent> batch) throws SQLException {
        SQLException last = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try (Connection connection = database.getConnection()) {
                return run(connection, workspace, batch);
            } catch (SQLException failure) {
                if (!SqlFailure.isWorthRetrying(failure) && !watch.isAway()) {
                    throw failure; // of a connection that was closed under it a driver says many things
                }
                LOG.warnf("attempt %d of %d to write a batch failed: %s", attempt, ATTEMPTS, failure.getMessage());
                last = failure;
                if (watch.isAway()) {
                    break; // whoever waits is told now, not after two more waits
                }
            }
        }
        SQLException failure = java.util.Objects.requireNonNull(last);
        throw new JournalUnavailableException(SqlFailure.reason(failure), failure);
    }

    private AppendResult run(Connection connection, WorkspaceId workspace, List<PreparedEvent> batch)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            return new AppendTransaction(connection, workspace.value(), terms, clock.instant()).run(batch);
        } catch (Throwable failure) { // an Error too: to leave the transaction open would commit half of it below
            rollback(connection, failure);
            throw failure;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void rollback(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }
}
