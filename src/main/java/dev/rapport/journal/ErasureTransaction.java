package dev.rapport.journal;

import dev.rapport.event.Subject;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.audit.AuditTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step of an erasure from the lock of the workspace to the commit. Each leaves journal and facts in agreement, and a version
 * for the followers.
 */
final class ErasureTransaction {
    private static final String LIMITS = """
            SET LOCAL lock_timeout = '10s';
            SET LOCAL idle_in_transaction_session_timeout = '60s'
            """;
    private static final String SET_KEY = "UPDATE workspace_version SET erasure_key = ? WHERE workspace_id = ?";
    private static final String NEW_EPOCH =
            "UPDATE workspace_version SET epoch = gen_random_uuid() WHERE workspace_id = ?";

    private final Connection connection;
    private final long workspaceId;
    private final TermsInUse terms;
    private final Instant now;
    private final Erasure erasure;

    ErasureTransaction(Connection connection, long workspaceId, TermsInUse terms, Instant now, Erasure erasure) {
        this.connection = connection;
        this.workspaceId = workspaceId;
        this.terms = terms;
        this.now = now;
        this.erasure = erasure;
    }

    /** How the last step ended. */
    record End(boolean isDone, Optional<ErasureReceipt> receipt) {
        /** The person has got more ids meanwhile: the search begins again. */
        static final End GROWN = new End(false, Optional.empty());
        /** There was nothing to erase. */
        static final End NOTHING = new End(true, Optional.empty());
    }

    /** Erases from some subjects and commits. On an exception the caller rolls back. */
    void step(Collection<Subject> subjects) throws SQLException {
        VersionRow version = lock();
        if (work(version, subjects)) {
            connection.commit();
        } else {
            connection.rollback();
        }
    }

    private VersionRow lock() throws SQLException {
        limit();
        return VersionRow.lock(connection, workspaceId);
    }

    private void limit() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LIMITS);
        }
    }

    private boolean work(VersionRow version, Collection<Subject> subjects) throws SQLException {
        KeyedHash hash = hash(version);
        ErasureStep step = new ErasureStep(connection, workspaceId, version, erasure, hash);
        Changes changes = step.run(subjects, terms.of(connection, workspaceId, version.settingsVersion()));
        if (step.tally().isNothing()) {
            return false;
        }
        ErasureTable table = new ErasureTable(connection, workspaceId);
        table.begin(erasure, hashes(hash), now, version.nextVersion());
        table.add(erasure, step.tally());
        version.advance(now, changes);
        return true;
    }

    private KeyedHash hash(VersionRow version) throws SQLException {
        if (version.erasureKey().isPresent()) {
            return new KeyedHash(version.erasureKey().get());
        }
        byte[] key = KeyedHash.newKey();
        try (PreparedStatement statement = connection.prepareStatement(SET_KEY)) {
            statement.setBytes(1, key);
            statement.setLong(2, workspaceId);
            statement.executeUpdate();
        }
        return new KeyedHash(key);
    }

    private List<byte[]> hashes(KeyedHash hash) {
        return erasure.person().ids().stream().map(hash::ofCustomer).toList();
    }

    /** Erases what is in another store by now and commits; gives where the look ended. Takes the lock only to count it. */
    long look(ErasedFrom other) throws SQLException {
        limit();
        ErasedFrom.Look look = other.erase(connection, new WorkspaceId(workspaceId), erasure.person(), 0);
        if (look.rows() > 0) {
            VersionRow version = VersionRow.lock(connection, workspaceId);
            ErasureTable table = new ErasureTable(connection, workspaceId);
            table.begin(erasure, hashes(hash(version)), now, version.nextVersion());
            table.addElsewhere(erasure, other.name(), look.rows());
            version.advance(now, new Changes());
        }
        connection.commit();
        return look.end();
    }

    /**
     * What is left for the last step.
     *
     * @param searched up to which version the journal was searched
     * @param subjects that were left for the end
     * @param others the other stores, and where the look at each ended
     */
    record Rest(long searched, Collection<Subject> subjects, Map<ErasedFrom, Long> others) {}

    /**
     * The last step: what came since the search, the merges, and what came into the other stores. Commits, unless there was
     * nothing to do or the person is not the same any more.
     */
    End finish(Rest rest) throws SQLException {
        VersionRow version = lock();
        if (!PersonOf.id(connection, workspaceId, erasure.asked())
                .equals(erasure.person().ids())) {
            connection.rollback();
            return End.GROWN;
        }
        List<Subject> subjects =
                new ErasureScan(connection, workspaceId, erasure.person()).subjects(rest.searched(), version.version());
        subjects.addAll(rest.subjects());
        KeyedHash hash = hash(version);
        boolean hasWorked = work(version, subjects);
        Map<String, Long> elsewhere = elsewhere(rest.others());
        ErasureTable table = new ErasureTable(connection, workspaceId);
        if (!hasWorked) {
            if (elsewhere.isEmpty() && table.unfinished(hashes(hash)).isEmpty()) {
                connection.rollback();
                return End.NOTHING;
            }
            VersionRow again = VersionRow.lock(connection, workspaceId);
            table.begin(erasure, hashes(hash), now, again.nextVersion());
            again.advance(now, new Changes());
        }
        for (Map.Entry<String, Long> rows : elsewhere.entrySet()) {
            table.addElsewhere(erasure, rows.getKey(), rows.getValue());
        }
        ErasureReceipt receipt = table.finish(
                erasure, hashes(hash), VersionRow.lock(connection, workspaceId).version());
        try (PreparedStatement statement = connection.prepareStatement(NEW_EPOCH)) {
            statement.setLong(1, workspaceId);
            statement.executeUpdate();
        }
        audit(receipt, hash);
        connection.commit();
        return new End(true, Optional.of(receipt));
    }

    private Map<String, Long> elsewhere(Map<ErasedFrom, Long> others) throws SQLException {
        Map<String, Long> elsewhere = new LinkedHashMap<>();
        for (Map.Entry<ErasedFrom, Long> other : others.entrySet()) {
            long rows = other.getKey()
                    .erase(connection, new WorkspaceId(workspaceId), erasure.person(), other.getValue())
                    .rows();
            if (rows > 0) {
                elsewhere.put(other.getKey().name(), rows);
            }
        }
        return elsewhere;
    }

    private void audit(ErasureReceipt receipt, KeyedHash hash) throws SQLException {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("mode", receipt.mode().wireName());
        details.put("customer_hash", HexFormat.of().formatHex(hash.ofCustomer(erasure.asked())));
        details.put("ids", receipt.ids());
        details.put("events_removed", receipt.eventsRemoved());
        details.put("events_rewritten", receipt.eventsRewritten());
        details.put("mentions", receipt.mentions());
        details.put("interactions", receipt.interactions());
        details.put("survey_responses", receipt.surveyResponses());
        details.put("purchases", receipt.purchases());
        details.put("merges", receipt.merges());
        details.put("elsewhere", receipt.elsewhere());
        AuditTable.record(
                connection,
                new WorkspaceId(workspaceId),
                now,
                "customer.erased",
                List.of(new AuditTable.Entry(erasure.actor(), "erasure/" + receipt.receipt(), details)));
    }
}
