package dev.rapport.journal;

import dev.rapport.event.Subject;
import dev.rapport.platform.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/**
 * An erasure from the search to the receipt. The journal is searched without a lock, and again for what came meanwhile; what
 * was found is worked off in steps; the last step looks a last time, under the lock.
 */
final class ErasureRun {
    private static final String KEY_AND_VERSION =
            "SELECT erasure_key, version FROM workspace_version WHERE workspace_id = ?";
    private static final String CUSTOMER_SUBJECT = Subject.ofCustomer("").value();
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int SUBJECTS_AT_ONCE = 200;
    private static final int EVENTS_AT_ONCE = 1_000;
    private static final int MOST_IDS = 1_000;
    private static final int SEARCHES = 2;
    private static final int ATTEMPTS = 5;

    private final Connection guard;
    private final long workspaceId;
    private final ErasureMode mode;
    private final String actor;
    private final Iterable<ErasedFrom> others;
    private final Steps steps;

    /** Runs steps, each in a transaction of its own. */
    interface Steps {
        <T> T run(Erasure erasure, Step<T> step) throws SQLException;
    }

    /** What is done in a transaction. */
    interface Step<T> {
        T in(ErasureTransaction transaction) throws SQLException;
    }

    /** How the workspace hashes, if anybody was erased before, and the last version. */
    private record State(Optional<KeyedHash> hash, long version) {}

    /**
     * An erasure.
     *
     * @param guard a connection in a transaction that lasts as long as the erasure
     * @param others the other stores
     */
    ErasureRun(
            Connection guard,
            long workspaceId,
            ErasureMode mode,
            String actor,
            Iterable<ErasedFrom> others,
            Steps steps) {
        this.guard = guard;
        this.workspaceId = workspaceId;
        this.mode = mode;
        this.actor = actor;
        this.others = others;
        this.steps = steps;
    }

    /** Erases the person with that id; empty when there is nothing of them. */
    Optional<ErasureReceipt> of(String customerId) throws SQLException {
        UUID receipt = UUID.randomUUID();
        String seed = ErasedPerson.newSeed();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            SortedSet<String> ids = idsOf(customerId);
            Optional<ErasureTable.Unfinished> unfinished = unfinished(ids);
            Erasure erasure = new Erasure(
                    unfinished.map(ErasureTable.Unfinished::receipt).orElse(receipt),
                    mode,
                    new ErasedPerson(
                            ids, unfinished.map(ErasureTable.Unfinished::seed).orElse(seed)),
                    customerId,
                    actor,
                    mode == ErasureMode.ANONYMIZE ? SharedValues.read(guard, workspaceId, ids) : SharedValues.NONE);
            ErasureTransaction.End end = erase(erasure);
            if (end.isDone()) {
                return end.receipt();
            }
        }
        throw Problem.overloaded(
                        "The customer kept being merged with others during the erasure, which is not finished; send"
                                + " the request again.",
                        PAUSE)
                .toException();
    }

    private SortedSet<String> idsOf(String customerId) throws SQLException {
        SortedSet<String> ids = PersonOf.id(guard, workspaceId, customerId);
        if (ids.size() > MOST_IDS) {
            throw Problem.conflict(
                            ("%d ids are merged with this customer, too many for one person; at most %d can be erased"
                                            + " together. Take the wrong merges back with event.voided first.")
                                    .formatted(ids.size(), MOST_IDS))
                    .toException();
        }
        return ids;
    }

    private Optional<ErasureTable.Unfinished> unfinished(SortedSet<String> ids) throws SQLException {
        Optional<KeyedHash> hash = state(guard, workspaceId).hash();
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        Optional<ErasureTable.Unfinished> unfinished = new ErasureTable(guard, workspaceId)
                .unfinished(ids.stream().map(hash.get()::ofCustomer).toList());
        if (unfinished.isPresent() && unfinished.get().mode() != mode) {
            throw Problem.conflict(
                            "The erasure %s of this customer was begun with mode=%s and is not finished; send the request with that mode."
                                    .formatted(
                                            unfinished.get().receipt(),
                                            unfinished.get().mode().wireName()))
                    .toException();
        }
        return unfinished;
    }

    private ErasureTransaction.End erase(Erasure erasure) throws SQLException {
        ErasureScan scan = new ErasureScan(guard, workspaceId, erasure.person());
        List<Subject> left = new ArrayList<>();
        long searched = 0;
        for (int search = 0; search < SEARCHES; search++) {
            long upTo = state(guard, workspaceId).version();
            Chunks chunks = new Chunks(erasure, scan);
            scan.subjects(searched, upTo, subject -> {
                if (subject.value().startsWith(CUSTOMER_SUBJECT)) {
                    left.add(subject);
                } else {
                    chunks.add(subject);
                }
            });
            chunks.flush();
            searched = upTo;
        }
        Map<ErasedFrom, Long> looked = new LinkedHashMap<>();
        for (ErasedFrom other : others) {
            looked.put(other, steps.run(erasure, transaction -> transaction.look(other)));
        }
        ErasureTransaction.Rest rest = new ErasureTransaction.Rest(searched, left, looked);
        return steps.run(erasure, transaction -> transaction.finish(rest));
    }

    /** Works subjects off, so many at once. */
    private final class Chunks {
        private final Erasure erasure;
        private final ErasureScan scan;
        private final List<Subject> waiting = new ArrayList<>();

        Chunks(Erasure erasure, ErasureScan scan) {
            this.erasure = erasure;
            this.scan = scan;
        }

        void add(Subject subject) throws SQLException {
            waiting.add(subject);
            if (waiting.size() >= SUBJECTS_AT_ONCE) {
                flush();
            }
        }

        void flush() throws SQLException {
            for (List<Subject> portion : ErasurePortions.of(scan.events(waiting), EVENTS_AT_ONCE)) {
                steps.run(erasure, transaction -> {
                    transaction.step(portion);
                    return portion;
                });
            }
            waiting.clear();
        }
    }

    /** The receipt of an earlier erasure of a customer of whom nothing is left. */
    static Optional<ErasureReceipt> earlier(Connection connection, long workspaceId, String customerId)
            throws SQLException {
        Optional<KeyedHash> hash = state(connection, workspaceId).hash();
        return hash.isEmpty()
                ? Optional.empty()
                : new ErasureTable(connection, workspaceId).lastOf(hash.get().ofCustomer(customerId));
    }

    private static State state(Connection connection, long workspaceId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEY_AND_VERSION)) {
            statement.setLong(1, workspaceId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new State(Optional.ofNullable(row.getBytes(1)).map(KeyedHash::new), row.getLong(2))
                        : new State(Optional.empty(), 0);
            }
        }
    }
}
