package dev.rapport.journal;

import dev.rapport.event.ServiceEvent.SurveyKey;
import dev.rapport.event.Subject;
import dev.rapport.fact.FactColumn;
import dev.rapport.fact.FactColumnType;
import dev.rapport.fact.InteractionFact;
import dev.rapport.fact.InteractionFactColumn;
import dev.rapport.fact.PurchaseFact;
import dev.rapport.fact.PurchaseFactColumn;
import dev.rapport.fact.SurveyFact;
import dev.rapport.fact.SurveyFactColumn;
import dev.rapport.journal.BulkInsert.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How facts lie in their tables: under their keys, with their numbers, and in the columns that are declared for them. */
final class FactColumns {
    /** The key of a survey fact. */
    record SurveySubject(Subject subject, SurveyKey survey) {}

    static final BulkInsert<FactRow<Subject, InteractionFact>> INTERACTIONS = BulkInsert.of(
            "interaction_fact",
            List.of("subject"),
            columns(List.of(new Column<>("subject", SqlType.TEXT, FactRow::key)), InteractionFactColumn.values()));

    static final BulkInsert<FactRow<SurveySubject, SurveyFact>> SURVEYS = BulkInsert.of(
            "survey_fact",
            List.of("subject", "kind", "survey", "question"),
            columns(
                    List.of(
                            new Column<>(
                                    "subject", SqlType.TEXT, row -> row.key().subject()),
                            new Column<>(
                                    "kind",
                                    SqlType.TEXT,
                                    row -> row.key().survey().kind().wireName()),
                            new Column<>("survey", SqlType.TEXT, row -> row.key()
                                    .survey()
                                    .survey()),
                            new Column<>("question", SqlType.TEXT, row -> row.key()
                                    .survey()
                                    .question())),
                    SurveyFactColumn.values()));

    static final BulkInsert<FactRow<Subject, PurchaseFact>> PURCHASES = BulkInsert.of(
            "purchase_fact",
            List.of("subject"),
            columns(List.of(new Column<>("subject", SqlType.TEXT, FactRow::key)), PurchaseFactColumn.values()));

    private FactColumns() {}

    private static <K, F> List<Column<FactRow<K, F>>> columns(
            List<Column<FactRow<K, F>>> key, FactColumn<F>[] declared) {
        List<Column<FactRow<K, F>>> columns = new ArrayList<>(key);
        columns.add(new Column<>("number", SqlType.BIGINT, FactRow::number));
        columns.add(new Column<>("present", SqlType.BOOLEAN, FactRow::present));
        for (FactColumn<F> column : declared) {
            columns.add(new Column<>(column.columnName(), sqlType(column.type()), FactRow.of(stored(column))));
        }
        return columns;
    }

    /** What the table's column holds. */
    static SqlType sqlType(FactColumnType type) {
        return switch (type) {
            case TEXT, DIMENSION, TEAM, AGENT -> SqlType.TEXT;
            case TIME -> SqlType.TIMESTAMPTZ;
            case COUNT -> SqlType.INTEGER;
            case NUMBER, DURATION -> SqlType.BIGINT;
            case TRUTH -> SqlType.BOOLEAN;
            case DECIMAL -> SqlType.NUMERIC;
            case TEXTS, ODDITIES, TEXTS_BY_NAME, INTERVALS, RESPONSIBILITIES, MESSAGES -> SqlType.JSONB;
        };
    }

    /** A column's value as its {@link #sqlType} takes it. */
    private static <F> Function<F, @Nullable Object> stored(FactColumn<F> column) {
        Function<F, @Nullable Object> value = column.declaration().value();
        return switch (column.type()) {
            case TEXT, DIMENSION, TEAM, AGENT, TIME, COUNT, NUMBER, TRUTH, DECIMAL -> value;
            case DURATION -> with(value, length -> ((Duration) length).toNanos() / 1000);
            case TEXTS -> with(value, FactLists::texts);
            case ODDITIES -> with(value, FactLists::flags);
            case TEXTS_BY_NAME -> with(value, FactLists::map);
            case INTERVALS -> with(value, FactLists::intervals);
            case RESPONSIBILITIES -> with(value, FactLists::inCharge);
            case MESSAGES -> with(value, FactLists::messages);
        };
    }

    private static <F> Function<F, @Nullable Object> with(
            Function<F, @Nullable Object> value, Function<Object, @Nullable Object> form) {
        return fact -> {
            Object found = value.apply(fact);
            return found == null ? null : form.apply(found);
        };
    }
}
