package dev.rapport.journal;

import dev.rapport.event.ServiceEvent;
import dev.rapport.event.ServiceEvent.SurveyKey;
import dev.rapport.event.Subject;
import dev.rapport.fact.Fold;
import dev.rapport.fact.SubjectFacts;
import dev.rapport.journal.FactColumns.SurveySubject;
import dev.rapport.terms.ServiceTerms;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What an erasure does to some subjects in one transaction, under the workspace's lock: journal, hashes and facts. */
final class ErasureStep {
    private final Connection connection;
    private final long workspaceId;
    private final VersionRow version;
    private final Erasure erasure;
    private final KeyedHash hash;
    private final ErasureTally tally = new ErasureTally();
    private final List<KeptEvent> out = new ArrayList<>();
    private final List<KeptEvent> in = new ArrayList<>();
    private final Map<Subject, Subject> renamed = new HashMap<>();
    private final Map<Subject, SubjectFacts> facts = new TreeMap<>();

    /** The subjects that others were renamed to and that had events before. */
    private final Set<Subject> occupied = new HashSet<>();

    ErasureStep(Connection connection, long workspaceId, VersionRow version, Erasure erasure, KeyedHash hash) {
        this.connection = connection;
        this.workspaceId = workspaceId;
        this.version = version;
        this.erasure = erasure;
        this.hash = hash;
    }

    ErasureTally tally() {
        return tally;
    }

    /** Does it; what changed is for the version to log. */
    Changes run(Collection<Subject> subjects, ServiceTerms terms) throws SQLException {
        JournalRewrite journal = new JournalRewrite(connection, workspaceId);
        Map<Subject, List<KeptEvent>> staying = new TreeMap<>();
        journal.eventsOf(subjects).forEach((subject, events) -> erase(subject, events, terms, staying));
        if (tally.isNothing()) {
            return new Changes();
        }
        joinOccupied(journal, staying);
        staying.forEach((subject, events) -> facts.put(
                subject,
                Fold.of(
                        events.stream()
                                .map(kept -> ServiceEvent.from(kept.event()))
                                .toList(),
                        terms)));
        journal.remove(out);
        journal.add(in);
        ErasedEvents erased = new ErasedEvents(connection, workspaceId, hash);
        erased.add(out.stream().map(KeptEvent::identity).toList());
        erased.addSources(out.stream()
                .map(kept -> kept.identity().source())
                .filter(erasure.person()::isMentionedIn)
                .distinct()
                .toList());
        return writeFacts();
    }

    private void erase(
            Subject subject, List<KeptEvent> events, ServiceTerms terms, Map<Subject, List<KeptEvent>> staying) {
        SubjectErasure made =
                new SubjectErasure(erasure.person(), erasure.mode(), erasure.shared(), terms, subject, events);
        Subject after = made.subjectAfter();
        List<SubjectErasure.Change> kept = made.kept(after);
        List<SubjectErasure.Change> changed = kept.stream()
                .filter(change -> !change.before().equals(change.after()))
                .toList();
        if (made.removed().isEmpty() && changed.isEmpty()) {
            return;
        }
        tally.add(made);
        for (KeptEvent removed : made.removed()) {
            tally.addRemoved(removed);
            out.add(removed);
        }
        for (SubjectErasure.Change change : changed) {
            tally.addRewritten(made.isTheirs(change.before()));
            out.add(change.before());
            in.add(change.after());
        }
        renamed.put(subject, after);
        if (!kept.isEmpty()) {
            staying.computeIfAbsent(after, any -> new ArrayList<>())
                    .addAll(kept.stream().map(SubjectErasure.Change::after).toList());
        }
    }

    /** An erasure that goes on may find that it has renamed a subject before, whose older events stand there already. */
    private void joinOccupied(JournalRewrite journal, Map<Subject, List<KeptEvent>> staying) throws SQLException {
        List<Subject> targets = staying.keySet().stream()
                .filter(subject -> !renamed.containsKey(subject))
                .toList();
        journal.eventsOf(targets).forEach((subject, events) -> {
            occupied.add(subject);
            staying.getOrDefault(subject, new ArrayList<>()).addAll(events);
        });
    }

    private Changes writeFacts() throws SQLException {
        Changes moved = new Changes();
        new ErasedFacts(connection, workspaceId, moved)
                .move(
                        renamed.keySet(),
                        subject -> after(subject)
                                .filter(to -> factsOf(to).interaction().isPresent()),
                        subject -> after(subject)
                                .filter(to -> factsOf(to).purchase().isPresent()),
                        this::after);
        Set<Subject> known = new HashSet<>(renamed.keySet());
        known.addAll(facts.keySet());
        Statements statements = new Statements();
        Changes written = new FactTables(workspaceId, version, statements)
                .write(facts, known, FactNumbers.of(connection, workspaceId, known));
        statements.run(connection);
        for (FactKind kind : FactKind.values()) {
            moved.of(kind).forEach(number -> written.add(kind, number));
        }
        return written;
    }

    /** Where the facts of a subject stand from now on; nowhere if nothing tells of them any more. */
    private Optional<Subject> after(Subject subject) {
        return Optional.ofNullable(renamed.get(subject)).filter(to -> facts.containsKey(to) && !occupied.contains(to));
    }

    private Optional<SurveySubject> after(SurveySubject before) {
        ErasedPerson person = erasure.person();
        SurveyKey key = new SurveyKey(
                before.survey().kind(),
                person.without(before.survey().survey()),
                person.without(before.survey().question()));
        return after(before.subject())
                .filter(to -> factsOf(to).surveys().containsKey(key))
                .map(to -> new SurveySubject(to, key));
    }

    private SubjectFacts factsOf(Subject subject) {
        return java.util.Objects.requireNonNull(facts.get(subject));
    }
}
