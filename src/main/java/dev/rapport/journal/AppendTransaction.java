package dev.rapport.journal;

import dev.rapport.event.ServiceEvent;
import dev.rapport.event.Subject;
import dev.rapport.fact.Fold;
import dev.rapport.fact.SubjectFacts;
import dev.rapport.journal.PreparedEvent.Identity;
import dev.rapport.terms.ServiceTerms;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One batch in one transaction: dedupe, journal, fold, facts, version. The workspace's version row is locked before the
 * first look and held to the commit; each statement then sees all that was committed before, so that two first events of
 * one interaction can't miss each other.
 */
final class AppendTransaction {
    private static final String LIMITS = """
            SET LOCAL lock_timeout = '10s';
            SET LOCAL idle_in_transaction_session_timeout = '30s'
            """;

    private final Connection connection;
    private final long workspaceId;
    private final TermsInUse terms;
    private final Instant now;

    AppendTransaction(Connection connection, long workspaceId, TermsInUse terms, Instant now) {
        this.connection = connection;
        this.workspaceId = workspaceId;
        this.terms = terms;
        this.now = now;
    }

    /** Runs to the commit, or to a rollback when nothing is new. On an exception the caller rolls back. */
    AppendResult run(List<PreparedEvent> batch) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LIMITS);
        }
        VersionRow version = VersionRow.lock(connection, workspaceId);
        JournalTable journal = new JournalTable(connection, workspaceId);
        Outcome[] outcomes = new Outcome[batch.size()];
        Map<Integer, String> digests = journal.keptDigests(batch);
        ErasedEvents.keepOut(connection, workspaceId, version, batch, digests);
        List<PreparedEvent> accepted = accept(batch, digests, outcomes);
        if (accepted.isEmpty()) {
            connection.rollback();
            return new AppendResult(version.version(), Arrays.asList(outcomes));
        }
        Map<Subject, List<ServiceEvent>> events = bySubject(accepted);
        Map<Subject, List<ServiceEvent>> earlier = journal.eventsOf(events.keySet());
        journal.add(accepted, version.nextVersion());
        earlier.forEach((subject, kept) ->
                events.getOrDefault(subject, new ArrayList<>()).addAll(kept));
        Changes changes = new FactTables(connection, workspaceId, version)
                .write(
                        fold(events, terms.of(connection, workspaceId, version.settingsVersion())),
                        Set.copyOf(earlier.keySet()));
        VoidAudit.record(connection, workspaceId, accepted, now);
        version.advance(now, changes);
        connection.commit();
        return new AppendResult(version.nextVersion(), Arrays.asList(outcomes));
    }

    /** Decides on each event and gives those to keep: of equal identities the first, unless the journal has it. */
    private static List<PreparedEvent> accept(
            List<PreparedEvent> batch, Map<Integer, String> kept, Outcome[] outcomes) {
        Map<Identity, String> firstOfBatch = new HashMap<>();
        List<PreparedEvent> accepted = new ArrayList<>(batch.size());
        for (int place = 0; place < batch.size(); place++) {
            PreparedEvent event = batch.get(place);
            String known = kept.get(place);
            if (known == null) {
                known = firstOfBatch.putIfAbsent(event.identity(), event.digest());
            }
            if (known == null) {
                accepted.add(event);
                outcomes[place] = Outcome.ACCEPTED;
            } else {
                outcomes[place] = event.comparedWith(known);
            }
        }
        return accepted;
    }

    private static Map<Subject, List<ServiceEvent>> bySubject(List<PreparedEvent> accepted) {
        Map<Subject, List<ServiceEvent>> events = new LinkedHashMap<>();
        for (PreparedEvent prepared : accepted) {
            events.computeIfAbsent(prepared.event().subject(), subject -> new ArrayList<>())
                    .add(ServiceEvent.from(prepared.event()));
        }
        return events;
    }

    private static Map<Subject, SubjectFacts> fold(Map<Subject, List<ServiceEvent>> events, ServiceTerms terms) {
        Map<Subject, SubjectFacts> facts = new TreeMap<>();
        events.forEach((subject, all) -> facts.put(subject, Fold.of(all, terms)));
        return facts;
    }
}
