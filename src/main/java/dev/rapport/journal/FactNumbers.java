package dev.rapport.journal;

import dev.rapport.event.ServiceEvent.SurveyKey;
import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.event.Subject;
import dev.rapport.journal.FactColumns.SurveySubject;
import dev.rapport.journal.Statements.Results;
import dev.rapport.platform.sql.ArrayParameter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of those facts that some subjects have already. */
final class FactNumbers {
    private static final String INTERACTIONS =
            "SELECT subject, number FROM interaction_fact WHERE workspace_id = ? AND subject = ANY (?)";
    private static final String PURCHASES =
            "SELECT subject, number FROM purchase_fact WHERE workspace_id = ? AND subject = ANY (?)";
    private static final String SURVEYS = """
            SELECT subject, number, kind, survey, question
            FROM survey_fact WHERE workspace_id = ? AND subject = ANY (?)
            """;

    private final Map<Subject, Long> interactions = new HashMap<>();
    private final Map<Subject, Long> purchases = new HashMap<>();
    private final Map<SurveySubject, Long> surveys = new HashMap<>();

    /** Nothing is there already. */
    static FactNumbers none() {
        return new FactNumbers();
    }

    /** Reads the numbers of some subjects' facts. */
    static FactNumbers of(Connection connection, long workspaceId, Collection<Subject> subjects) throws SQLException {
        FactNumbers numbers = new FactNumbers();
        if (!subjects.isEmpty()) {
            Statements statements = new Statements();
            ask(workspaceId, subjects, statements);
            statements.run(connection, numbers.results());
        }
        return numbers;
    }

    /** Asks for the numbers, three times for rows; {@link #results} takes them. */
    static void ask(long workspaceId, Collection<Subject> subjects, Statements statements) {
        List<String> texts = subjects.stream().map(Subject::value).toList();
        for (String sql : new String[] {INTERACTIONS, PURCHASES, SURVEYS}) {
            statements.add(sql, 2, (statement, first) -> {
                statement.setLong(first, workspaceId);
                ArrayParameter.texts(statement, first + 1, texts);
            });
        }
    }

    Results[] results() {
        return new Results[] {
            rows -> read(rows, interactions), rows -> read(rows, purchases), rows -> readSurveys(rows, surveys)
        };
    }

    private static void read(ResultSet row, Map<Subject, Long> numbers) throws SQLException {
        while (row.next()) {
            numbers.put(new Subject(row.getString(1)), row.getLong(2));
        }
    }

    private static void readSurveys(ResultSet row, Map<SurveySubject, Long> numbers) throws SQLException {
        while (row.next()) {
            SurveyKey survey =
                    new SurveyKey(SurveyKind.fromWireName(row.getString(3)), row.getString(4), row.getString(5));
            numbers.put(new SurveySubject(new Subject(row.getString(1)), survey), row.getLong(2));
        }
    }

    Map<Subject, Long> interactions() {
        return interactions;
    }

    Map<Subject, Long> purchases() {
        return purchases;
    }

    Map<SurveySubject, Long> surveys() {
        return surveys;
    }
}
