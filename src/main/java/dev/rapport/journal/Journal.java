package dev.rapport.journal;

import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.AppendTransaction.Ending;
import dev.rapport.platform.database.DatabaseWatch;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
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
        return appendRequests(
                        workspace,
                        List.of(PreparedRequest.of(
                                events.stream().map(PreparedEvent::of).toList())))
                .get(0);
    }

    /**
     * The same for several requests at once, each of which is in one transaction, whatever happens. When the database can't
     * keep something of them, the requests are halved until the one that has it stands alone; of that one, only the events
     * that can't be kept are refused.
     *
     * @param requests what each wants written
     * @return what became of each, in their order
     */
    public List<AppendResult> appendRequests(WorkspaceId workspace, List<PreparedRequest> requests) {
        try {
            return divided(write(workspace, PreparedRequest.joined(requests), Ending.COMMIT), requests);
        } catch (SQLException failure) {
            if (!SqlFailure.isAboutData(failure)) {
                throw refused(failure);
            }
            if (requests.size() == 1) {
                return List.of(appendWhatCanBeKept(workspace, requests.get(0).events(), failure));
            }
            int half = requests.size() / 2;
            List<AppendResult> results = new ArrayList<>(appendRequests(workspace, requests.subList(0, half)));
            results.addAll(appendRequests(workspace, requests.subList(half, requests.size())));
            return results;
        }
    }

    private static List<AppendResult> divided(AppendResult written, List<PreparedRequest> requests) {
        List<AppendResult> results = new ArrayList<>(requests.size());
        int from = 0;
        for (PreparedRequest request : requests) {
            int to = from + request.size();
            results.add(new AppendResult(written.version(), written.outcomes().subList(from, to)));
            from = to;
        }
        return results;
    }

    /** Tries out, in transactions that are rolled back, what can't be kept, and then writes the rest in one. */
    private AppendResult appendWhatCanBeKept(WorkspaceId workspace, List<PreparedEvent> request, SQLException failure) {
        try {
            BitSet refused = new Sieve(some -> canBeKept(workspace, some)).refused(request);
            LOG.errorf(failure, "%d events of workspace %d can't be kept", refused.cardinality(), workspace.value());
            List<PreparedEvent> good = Sieve.without(request, refused);
            AppendResult written = good.isEmpty()
                    ? new AppendResult(0, List.of())
                    : write(workspace, PreparedRequest.of(good), Ending.COMMIT);
            Iterator<Outcome> ofGood = written.outcomes().iterator();
            List<Outcome> outcomes = new ArrayList<>(request.size());
            for (int i = 0; i < request.size(); i++) {
                outcomes.add(refused.get(i) ? Outcome.REFUSED : ofGood.next());
            }
            return new AppendResult(written.version(), outcomes);
        } catch (SQLException other) {
            throw refused(other);
        }
    }

    private boolean canBeKept(WorkspaceId workspace, List<PreparedEvent> some) throws SQLException {
        try {
            write(workspace, PreparedRequest.of(some), Ending.ROLLBACK);
            return true;
        } catch (SQLException failure) {
            if (SqlFailure.isAboutData(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private static IllegalStateException refused(SQLException failure) {
        return new IllegalStateException("the journal refused a batch", failure);
    }

    private AppendResult write(WorkspaceId workspace, PreparedRequest batch, Ending ending) throws SQLException {
        SQLException last = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try (Connection connection = database.getConnection()) {
                return run(connection, workspace, batch, ending);
            } catch (SQLException failure) {
                if (!SqlFailure.isWorthRetrying(failure) && !watch.isAway()) {
                    throw failure; // of a connection that was closed under it a driver says many things
                }
                LOG.warnf("attempt %d of %d to write a batch failed: %s", attempt, ATTEMPTS, failure.getMessage());
                last = failure;
                if (SqlFailure.isHeldUp(failure)) {
                    StuckWriters.end(database);
                }
                if (watch.isAway()) {
                    break; // whoever waits is told now, not after two more waits
                }
            }
        }
        SQLException failure = java.util.Objects.requireNonNull(last);
        throw new JournalUnavailableException(SqlFailure.reason(failure), failure);
    }

    private AppendResult run(Connection connection, WorkspaceId workspace, PreparedRequest batch, Ending ending)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            return new AppendTransaction(connection, workspace.value(), terms, clock.instant()).run(batch, ending);
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
