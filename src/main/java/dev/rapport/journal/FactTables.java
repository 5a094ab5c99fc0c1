package dev.rapport.journal;

import dev.rapport.event.Subject;
import dev.rapport.fact.CustomerLink;
import dev.rapport.fact.InteractionFact;
import dev.rapport.fact.PurchaseFact;
import dev.rapport.fact.SubjectFacts;
import dev.rapport.fact.SurveyFact;
import dev.rapport.journal.BulkInsert.Column;
import dev.rapport.journal.FactColumns.SurveySubject;
import dev.rapport.platform.sql.ArrayParameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the facts of subjects in place of those that they had before. Runs under the workspace's lock. */
final class FactTables {
    private static final String DELETE_LINKS = "DELETE FROM customer_link WHERE workspace_id = ? AND subject = ANY (?)";

    static final BulkInsert<Map.Entry<Subject, CustomerLink>> LINKS = BulkInsert.of(
            "customer_link",
            List.of("subject", "from_id"),
            List.of(
                    new Column<>("subject", SqlType.TEXT, Map.Entry::getKey),
                    new Column<>(
                            "from_id", SqlType.TEXT, entry -> entry.getValue().from()),
                    new Column<>(
                            "into_id", SqlType.TEXT, entry -> entry.getValue().into())));

    private final long workspaceId;
    private final VersionRow version;
    private final Statements statements;
    private final Changes changes = new Changes();

    /** What is written is in the database when {@code statements} have run; until then nothing is asked of it. */
    FactTables(long workspaceId, VersionRow version, Statements statements) {
        this.workspaceId = workspaceId;
        this.version = version;
        this.statements = statements;
    }

    /**
     * Writes what was folded.
     *
     * @param facts the facts of each subject that changed
     * @param known those subjects that had events before, and so may have facts
     * @param numbers the numbers of the facts that these have
     */
    Changes write(Map<Subject, SubjectFacts> facts, Collection<Subject> known, FactNumbers numbers) {
        this.<InteractionFact>write(
                FactKind.INTERACTION,
                FactColumns.INTERACTIONS,
                facts,
                numbers.interactions(),
                SubjectFacts::interaction);
        this.<PurchaseFact>write(
                FactKind.PURCHASE, FactColumns.PURCHASES, facts, numbers.purchases(), SubjectFacts::purchase);
        writeSurveys(facts, numbers.surveys());
        writeLinks(facts, known);
        return changes;
    }

    private <F> void write(
            FactKind kind,
            BulkInsert<FactRow<Subject, F>> table,
            Map<Subject, SubjectFacts> facts,
            Map<Subject, Long> numbers,
            Function<SubjectFacts, Optional<F>> of) {
        Rows<Subject, F> rows = new Rows<>(kind);
        facts.forEach((subject, folded) ->
                rows.add(subject, numbers.get(subject), of.apply(folded).orElse(null)));
        rows.write(table);
    }

    private void writeSurveys(Map<Subject, SubjectFacts> facts, Map<SurveySubject, Long> numbers) {
        Set<SurveySubject> keys = new LinkedHashSet<>(numbers.keySet());
        facts.forEach((subject, folded) ->
                folded.surveys().keySet().forEach(survey -> keys.add(new SurveySubject(subject, survey))));
        Rows<SurveySubject, SurveyFact> rows = new Rows<>(FactKind.SURVEY);
        for (SurveySubject key : keys) {
            SubjectFacts folded = facts.get(key.subject());
            rows.add(
                    key,
                    numbers.get(key),
                    folded == null ? null : folded.surveys().get(key.survey()));
        }
        rows.write(FactColumns.SURVEYS);
    }

    /** The rows of one table: those that are new and those that have a number. */
    private final class Rows<K, F> {
        private final FactKind kind;
        private final List<FactRow<K, F>> added = new ArrayList<>();
        private final List<FactRow<K, F>> replaced = new ArrayList<>();

        Rows(FactKind kind) {
            this.kind = kind;
        }

        /** Adds a fact, or that there is none any more; what never was a fact needs no row. */
        void add(K key, @Nullable Long known, @Nullable F fact) {
            if (known != null) {
                changes.add(kind, known);
                replaced.add(new FactRow<>(key, known, fact));
            } else if (fact != null) {
                long number = version.nextNumber(kind);
                changes.add(kind, number);
                added.add(new FactRow<>(key, number, fact));
            }
        }

        void write(BulkInsert<FactRow<K, F>> table) {
            table.replace(workspaceId, replaced, statements);
            table.addLater(workspaceId, added, statements);
        }
    }

    private void writeLinks(Map<Subject, SubjectFacts> facts, Collection<Subject> known) {
        List<Map.Entry<Subject, CustomerLink>> links = new ArrayList<>();
        facts.forEach((subject, folded) -> folded.links().forEach(link -> links.add(Map.entry(subject, link))));
        List<String> linked = known.stream()
                .map(Subject::value)
                .filter(subject -> subject.startsWith(Subject.ofCustomer("").value()))
                .toList(); // no other subject has links
        if (!linked.isEmpty()) {
            statements.add(DELETE_LINKS, 2, (statement, first) -> {
                statement.setLong(first, workspaceId);
                ArrayParameter.texts(statement, first + 1, linked);
            });
        }
        if (!linked.isEmpty() || !links.isEmpty()) {
            changes.addLinks();
        }
        LINKS.addBehind(workspaceId, links, statements);
    }
}
