package dev.rapport.journal;

import dev.rapport.event.ServiceEvent;
import dev.rapport.event.Subject;
import dev.rapport.fact.Fold;
import dev.rapport.fact.SubjectFacts;
import dev.rapport.journal.PreparedEvent.Identity;
import dev.rapport.terms.ServiceTerms;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One batch in one transaction: dedupe, journal, fold, facts, version. The workspace's version row is locked before the
 * first look and held to the commit; each statement then sees all that was committed before, so that two first events of
 * one interaction can't miss each other. Statements travel together where one does not need another's answer: a batch of a
 * few events takes three round trips, the commit included.
 */
final class AppendTransaction {
    private static final String WAIT_FOR_LOCK = "SET LOCAL lock_timeout = '4s'";
    private static final String STOPPED_WRITER = "SET LOCAL idle_in_transaction_session_timeout = '10s'";

    /** Every look-up is by key. A plan made while the tables were small would else read all of them for ever after. */
    private static final String BY_KEY = "SET LOCAL enable_seqscan = off";

    /** From so many events on the facts are folded while the journal is being written. */
    private static final int LARGE = 1_000;

    /** Up to so many subjects with earlier events are asked for in one round trip. */
    private static final int FEW = 200;

    private final Connection connection;
    private final long workspaceId;
    private final TermsInUse terms;
    private final Instant now;
    private final JournalTable journal;

    AppendTransaction(Connection connection, long workspaceId, TermsInUse terms, Instant now) {
        this.connection = connection;
        this.workspaceId = workspaceId;
        this.terms = terms;
        this.now = now;
        this.journal = new JournalTable(connection, workspaceId);
    }

    /** Whether what was written stays, or was only to be tried out. */
    enum Ending {
        COMMIT,
        ROLLBACK
    }

    /** Runs to its ending, or to a rollback when nothing is new. On an exception the caller rolls back. */
    AppendResult run(PreparedRequest batch, Ending ending) throws SQLException {
        Look look = look(batch.subjects());
        Outcome[] outcomes = new Outcome[batch.size()];
        Set<Identity> erased = ErasedEvents.among(batch.events(), connection, workspaceId, look.version());
        List<PreparedEvent> accepted = accept(batch, look.kept, erased, outcomes);
        if (accepted.isEmpty()) {
            connection.rollback();
            return new AppendResult(look.version().version(), Arrays.asList(outcomes));
        }
        VoidAudit.record(connection, workspaceId, accepted, now);
        write(accepted, look, ending);
        return new AppendResult(look.version().nextVersion(), Arrays.asList(outcomes));
    }

    /** What a batch finds when it has the lock. */
    private static final class Look {
        private final Map<Identity, Digest> kept = new HashMap<>();
        private final Set<String> knownSubjects = new HashSet<>();
        private @Nullable VersionRow version;

        VersionRow version() {
            return java.util.Objects.requireNonNull(version);
        }
    }

    private Look look(Set<String> subjects) throws SQLException {
        Look look = new Look();
        Statements statements = new Statements();
        statements.add(WAIT_FOR_LOCK, 0, (statement, first) -> {});
        statements.add(STOPPED_WRITER, 0, (statement, first) -> {});
        statements.add(BY_KEY, 0, (statement, first) -> {});
        VersionRow.ask(workspaceId, statements);
        journal.askIdentities(subjects, statements);
        statements.run(connection, rows -> look.version = VersionRow.read(connection, workspaceId, rows), rows -> {
            while (rows.next()) {
                Identity identity = JournalTable.identity(rows);
                look.kept.put(identity, JournalTable.digest(rows));
                look.knownSubjects.add(identity.subject());
            }
        });
        if (look.version == null) {
            look.version = VersionRow.lock(connection, workspaceId); // whoever made the row may have written events
            return look.kept.isEmpty() && look.version().version() == 0 ? look : look(subjects);
        }
        return look;
    }

    /**
     * Decides on each event and gives those to keep: of equal identities the first, unless the journal has it. What was
     * erased stays away, whatever it says now.
     */
    private static List<PreparedEvent> accept(
            PreparedRequest batch, Map<Identity, Digest> kept, Set<Identity> erased, Outcome[] outcomes) {
        Map<Identity, Digest> known = batch.mayRepeat() ? new HashMap<>(kept) : kept;
        List<PreparedEvent> accepted = new ArrayList<>(batch.size());
        for (int place = 0; place < outcomes.length; place++) {
            PreparedEvent event = batch.events().get(place);
            if (erased.contains(event.identity())) {
                outcomes[place] = Outcome.DUPLICATE;
                continue;
            }
            Digest before = batch.mayRepeat()
                    ? known.putIfAbsent(event.identity(), event.digest())
                    : known.get(event.identity());
            if (before == null) {
                accepted.add(event);
                outcomes[place] = Outcome.ACCEPTED;
            } else {
                outcomes[place] = event.comparedWith(before);
            }
        }
        return accepted;
    }

    /** Writes what is accepted, to the ending, which travels with the last statements: no wait lies between. */
    private void write(List<PreparedEvent> accepted, Look look, Ending ending) throws SQLException {
        Set<Subject> knownSubjects = new LinkedHashSet<>();
        for (PreparedEvent event : look.knownSubjects.isEmpty() ? List.<PreparedEvent>of() : accepted) {
            if (look.knownSubjects.contains(event.identity().subject())) {
                knownSubjects.add(event.event().subject());
            }
        }
        Map<Subject, List<ServiceEvent>> earlier = new HashMap<>();
        FactNumbers numbers = knownSubjects.isEmpty() ? FactNumbers.none() : readEarlier(knownSubjects, earlier);
        VersionRow version = look.version();
        ServiceTerms promised = terms.of(connection, workspaceId, version.settingsVersion());
        Statements statements = new Statements();
        Supplier<Changes> facts = () -> new FactTables(workspaceId, version, statements)
                .write(fold(accepted, earlier, promised), knownSubjects, numbers);
        Changes changes;
        if (accepted.size() < LARGE) {
            journal.add(accepted, version.nextVersion(), statements);
            changes = facts.get();
        } else {
            CompletableFuture<Changes> folding = CompletableFuture.supplyAsync(facts);
            Statements ofJournal = new Statements();
            journal.add(accepted, version.nextVersion(), ofJournal);
            ofJournal.run(connection);
            changes = folding.join();
        }
        version.advance(now, changes, statements);
        statements.add(ending.name(), 0, (statement, first) -> {});
        statements.run(connection);
    }

    /** Reads the earlier events of subjects, and gives the numbers of the facts that they have. */
    private FactNumbers readEarlier(Collection<Subject> known, Map<Subject, List<ServiceEvent>> earlier)
            throws SQLException {
        if (known.size() > FEW) { // the server would answer while it is still being asked, and both wait for each other
            earlier.putAll(journal.eventsOf(known));
            return FactNumbers.of(connection, workspaceId, known);
        }
        FactNumbers numbers = FactNumbers.none();
        Statements.Results[] ofNumbers = numbers.results();
        Statements statements = new Statements();
        journal.askEvents(known, statements);
        FactNumbers.ask(workspaceId, known, statements);
        statements.run(
                connection, rows -> JournalTable.readEvents(rows, earlier), ofNumbers[0], ofNumbers[1], ofNumbers[2]);
        return numbers;
    }

    private static Map<Subject, List<ServiceEvent>> bySubject(List<PreparedEvent> accepted) {
        // as they came, and so side by side on the disk
        Map<Subject, List<ServiceEvent>> events = new LinkedHashMap<>();
        for (PreparedEvent prepared : accepted) {
            events.computeIfAbsent(prepared.event().subject(), subject -> new ArrayList<>(4))
                    .add(prepared.meaning());
        }
        return events;
    }

    private static Map<Subject, SubjectFacts> fold(
            List<PreparedEvent> accepted, Map<Subject, List<ServiceEvent>> earlier, ServiceTerms terms) {
        Map<Subject, List<ServiceEvent>> events = bySubject(accepted);
        earlier.forEach((subject, before) ->
                events.computeIfAbsent(subject, same -> new ArrayList<>()).addAll(before));
        Map<Subject, SubjectFacts> facts = new LinkedHashMap<>(events.size() * 2);
        events.forEach((subject, all) -> facts.put(subject, Fold.of(all, terms)));
        return facts;
    }
}
