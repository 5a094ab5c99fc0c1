package dev.rapport.journal;

import dev.rapport.event.ServiceEvent.SurveyKey;
import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.event.Subject;
import dev.rapport.journal.FactColumns.SurveySubject;
import dev.rapport.platform.sql.ArrayParameter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Gives the rows of facts other keys; each keeps its number and, until it is written again, says nothing. A row whose fact is
 * gone gets a random key: numbers stay dense, and nothing tells what it was.
 */
final class ErasedFacts {
    private static final String REMOVE =
            "DELETE FROM %s WHERE workspace_id = ? AND subject = ANY (?) AND number = ANY (?)";
    private static final String ADD = """
            INSERT INTO %s (workspace_id, subject, number, present)
            SELECT ?, added.subject, added.number, false FROM unnest(?, ?) AS added (subject, number)
            """;
    private static final String ADD_SURVEYS = """
            INSERT INTO survey_fact (workspace_id, subject, number, kind, survey, question, present)
            SELECT ?, added.*, false FROM unnest(?, ?, ?, ?, ?) AS added
            """;

    private final Connection connection;
    private final long workspaceId;
    private final Changes changes;

    ErasedFacts(Connection connection, long workspaceId, Changes changes) {
        this.connection = connection;
        this.workspaceId = workspaceId;
        this.changes = changes;
    }

    private record Move(String from, String to, long number) {}

    private record SurveyMove(String from, SurveySubject to, long number) {}

    /**
     * Moves rows.
     *
     * @param interaction the subject under which the interaction of a subject stands from now on; empty if it is gone
     * @param purchase the same for the purchase
     * @param survey the same for an answer
     */
    void move(
            Collection<Subject> subjects,
            Function<Subject, Optional<Subject>> interaction,
            Function<Subject, Optional<Subject>> purchase,
            Function<SurveySubject, Optional<SurveySubject>> survey)
            throws SQLException {
        FactNumbers numbers = FactNumbers.of(connection, workspaceId, subjects);
        move("interaction_fact", FactKind.INTERACTION, numbers.interactions(), interaction);
        move("purchase_fact", FactKind.PURCHASE, numbers.purchases(), purchase);
        moveSurveys(numbers.surveys(), survey);
    }

    private void move(
            String table, FactKind kind, Map<Subject, Long> numbers, Function<Subject, Optional<Subject>> after)
            throws SQLException {
        List<Move> moves = new ArrayList<>();
        new TreeMap<>(numbers).forEach((subject, number) -> {
            String to = after.apply(subject).map(Subject::value).orElseGet(ErasedPerson::newToken);
            if (!to.equals(subject.value())) {
                moves.add(new Move(subject.value(), to, number));
                changes.add(kind, number);
            }
        });
        if (moves.isEmpty()) {
            return;
        }
        remove(table, moves, Move::from, Move::number);
        try (PreparedStatement statement = connection.prepareStatement(ADD.formatted(table))) {
            statement.setLong(1, workspaceId);
            texts(statement, 2, moves, Move::to);
            numbers(statement, 3, moves, Move::number);
            statement.executeUpdate();
        }
    }

    private void moveSurveys(Map<SurveySubject, Long> numbers, Function<SurveySubject, Optional<SurveySubject>> after)
            throws SQLException {
        List<SurveyMove> moves = new ArrayList<>();
        numbers.forEach((from, number) -> {
            SurveySubject to =
                    after.apply(from).orElseGet(() -> nowhere(from.survey().kind()));
            if (!to.equals(from)) {
                moves.add(new SurveyMove(from.subject().value(), to, number));
                changes.add(FactKind.SURVEY, number);
            }
        });
        if (moves.isEmpty()) {
            return;
        }
        remove("survey_fact", moves, SurveyMove::from, SurveyMove::number);
        try (PreparedStatement statement = connection.prepareStatement(ADD_SURVEYS)) {
            statement.setLong(1, workspaceId);
            texts(statement, 2, moves, move -> move.to().subject().value());
            numbers(statement, 3, moves, SurveyMove::number);
            texts(statement, 4, moves, move -> move.to().survey().kind().wireName());
            texts(statement, 5, moves, move -> move.to().survey().survey());
            texts(statement, 6, moves, move -> move.to().survey().question());
            statement.executeUpdate();
        }
    }

    private static SurveySubject nowhere(SurveyKind kind) {
        return new SurveySubject(new Subject(ErasedPerson.newToken()), new SurveyKey(kind, "", ""));
    }

    private <T> void remove(String table, List<T> moves, Function<T, String> from, ToLongFunction<T> number)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE.formatted(table))) {
            statement.setLong(1, workspaceId);
            texts(statement, 2, moves, from);
            numbers(statement, 3, moves, number);
            statement.executeUpdate();
        }
    }

    private static <T> void texts(
            PreparedStatement statement, int place, Collection<T> values, Function<T, String> text)
            throws SQLException {
        ArrayParameter.texts(statement, place, values.stream().map(text).toList());
    }

    private static <T> void numbers(
            PreparedStatement statement, int place, Collection<T> values, ToLongFunction<T> number)
            throws SQLException {
        ArrayParameter.numbers(statement, place, values.stream().mapToLong(number));
    }
}
