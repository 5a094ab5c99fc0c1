package dev.rapport.journal;

import dev.rapport.event.ServiceEvent.SurveyKey;
import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.event.Subject;
import dev.rapport.fact.CustomerLink;
import dev.rapport.fact.InteractionFact;
import dev.rapport.fact.PurchaseFact;
import dev.rapport.fact.SubjectFacts;
import dev.rapport.fact.SurveyFact;
import dev.rapport.journal.BulkInsert.Column;
import dev.rapport.journal.FactColumns.SurveySubject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the facts of subjects in place of those that they had before. Runs under the workspace's lock. */
final class FactTables {
    private static final String INTERACTION_NUMBERS =
            "SELECT subject, number FROM interaction_fact WHERE workspace_id = ? AND subject = ANY (?::text[])";
    private static final String PURCHASE_NUMBERS =
            "SELECT subject, number FROM purchase_fact WHERE workspace_id = ? AND subject = ANY (?::text[])";
    private static final String SURVEY_NUMBERS = """
            SELECT subject, number, kind, survey, question
            FROM survey_fact WHERE workspace_id = ? AND subject = ANY (?::text[])
            """;
    private static final String DELETE_LINKS =
            "DELETE FROM customer_link WHERE workspace_id = ? AND subject = ANY (?::text[])";

    static final BulkInsert<Map.Entry<Subject, CustomerLink>> LINKS = BulkInsert.adding(
            "customer_link",
            List.of(
                    new Column<>("subject", "text", Map.Entry::getKey),
                    new Column<>("from_id", "text", entry -> entry.getValue().from()),
                    new Column<>("into_id", "text", entry -> entry.getValue().into())));

    private final Connection connection;
    private final long workspaceId;
    private final VersionRow version;
    private final Changes changes = new Changes();

    FactTables(Connection connection, long workspaceId, VersionRow version) {
        this.connection = connection;
        this.workspaceId = workspaceId;
        this.version = version;
    }

    /**
     * Writes what was folded.
     *
     * @param facts the facts of each subject that changed
     * @param known those subjects that had events before, and so may have facts
     */
    Changes write(Map<Subject, SubjectFacts> facts, Collection<Subject> known) throws SQLException {
        writeInteractions(facts, numbers(INTERACTION_NUMBERS, known));
        writePurchases(facts, numbers(PURCHASE_NUMBERS, known));
        writeSurveys(facts, surveyNumbers(known));
        writeLinks(facts, known);
        return changes;
    }

    private void writeInteractions(Map<Subject, SubjectFacts> facts, Map<Subject, Long> numbers) throws SQLException {
        List<FactRow<Subject, InteractionFact>> rows = new ArrayList<>();
        facts.forEach((subject, folded) -> {
            InteractionFact fact = folded.interaction().orElse(null);
            if (fact != null || numbers.containsKey(subject)) {
                rows.add(new FactRow<>(subject, numberOf(FactKind.INTERACTION, numbers.get(subject)), fact));
            }
        });
        FactColumns.INTERACTIONS.write(connection, workspaceId, rows);
    }

    private void writePurchases(Map<Subject, SubjectFacts> facts, Map<Subject, Long> numbers) throws SQLException {
        List<FactRow<Subject, PurchaseFact>> rows = new ArrayList<>();
        facts.forEach((subject, folded) -> {
            PurchaseFact fact = folded.purchase().orElse(null);
            if (fact != null || numbers.containsKey(subject)) {
                rows.add(new FactRow<>(subject, numberOf(FactKind.PURCHASE, numbers.get(subject)), fact));
            }
        });
        FactColumns.PURCHASES.write(connection, workspaceId, rows);
    }

    private void writeSurveys(Map<Subject, SubjectFacts> facts, Map<SurveySubject, Long> numbers) throws SQLException {
        Set<SurveySubject> keys = new LinkedHashSet<>(numbers.keySet());
        facts.forEach((subject, folded) ->
                folded.surveys().keySet().forEach(survey -> keys.add(new SurveySubject(subject, survey))));
        List<FactRow<SurveySubject, SurveyFact>> rows = new ArrayList<>();
        for (SurveySubject key : keys) {
            SubjectFacts folded = facts.get(key.subject());
            rows.add(new FactRow<>(
                    key,
                    numberOf(FactKind.SURVEY, numbers.get(key)),
                    folded == null ? null : folded.surveys().get(key.survey())));
        }
        FactColumns.SURVEYS.write(connection, workspaceId, rows);
    }

    private void writeLinks(Map<Subject, SubjectFacts> facts, Collection<Subject> known) throws SQLException {
        List<Map.Entry<Subject, CustomerLink>> links = new ArrayList<>();
        facts.forEach((subject, folded) -> folded.links().forEach(link -> links.add(Map.entry(subject, link))));
        int deleted = 0;
        if (!known.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(DELETE_LINKS)) {
                statement.setLong(1, workspaceId);
                statement.setArray(2, texts(known));
                deleted = statement.executeUpdate();
            }
        }
        LINKS.write(connection, workspaceId, links);
        if (deleted > 0 || !links.isEmpty()) {
            changes.addLinks();
        }
    }

    private long numberOf(FactKind kind, @org.jspecify.annotations.Nullable Long known) {
        long number = known != null ? known : version.nextNumber(kind);
        changes.add(kind, number);
        return number;
    }

    private Map<Subject, Long> numbers(String sql, Collection<Subject> subjects) throws SQLException {
        Map<Subject, Long> numbers = new HashMap<>();
        if (subjects.isEmpty()) {
            return numbers;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, workspaceId);
            statement.setArray(2, texts(subjects));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    numbers.put(new Subject(row.getString(1)), row.getLong(2));
                }
            }
        }
        return numbers;
    }

    private Map<SurveySubject, Long> surveyNumbers(Collection<Subject> subjects) throws SQLException {
        Map<SurveySubject, Long> numbers = new HashMap<>();
        if (subjects.isEmpty()) {
            return numbers;
        }
        try (PreparedStatement statement = connection.prepareStatement(SURVEY_NUMBERS)) {
            statement.setLong(1, workspaceId);
            statement.setArray(2, texts(subjects));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    SurveyKey survey = new SurveyKey(
                            SurveyKind.fromWireName(row.getString(3)), row.getString(4), row.getString(5));
                    numbers.put(new SurveySubject(new Subject(row.getString(1)), survey), row.getLong(2));
                }
            }
        }
        return numbers;
    }

    private java.sql.Array texts(Collection<Subject> subjects) throws SQLException {
        return connection.createArrayOf(
                "text", subjects.stream().map(Subject::value).toArray(String[]::new));
    }
}
