package dev.rapport.query.list;

import static dev.rapport.query.list.StoredColumns.column;
import static dev.rapport.schema.Property.decimal;
import static dev.rapport.schema.Property.object;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.time;
import static dev.rapport.schema.Property.wholeNumber;
import static dev.rapport.schema.Property.words;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.schema.ObjectType;
import java.util.Arrays;
import java.util.List;

/** What lists show of survey responses. */
final class SurveyTable {
    static final List<String> KINDS =
            Arrays.stream(SurveyKind.values()).map(SurveyKind::wireName).toList();

    private static final String CLASS = """
            CASE WHEN score IS NULL THEN 'dismissed'
                 WHEN kind = 'nps' THEN CASE WHEN score >= 9 THEN 'promoter' WHEN score >= 7 THEN 'passive' ELSE 'detractor' END
                 WHEN kind = 'ces' THEN CASE WHEN score >= satisfied_from THEN 'agree' ELSE 'disagree' END
                 WHEN kind = 'resolution' THEN CASE WHEN score >= satisfied_from THEN 'solved' ELSE 'not_solved' END
                 WHEN score >= satisfied_from THEN 'satisfied' ELSE 'not_satisfied' END""";

    private static final String SCALE = """
            CASE WHEN scale_min IS NOT NULL THEN jsonb_build_object('min', scale_min, 'max', scale_max) END""";

    private static final ObjectType SCORE_SCALE = ObjectType.of(
            "ScoreScale",
            "The ends of a scale.",
            decimal("min").example(1),
            decimal("max").example(5));

    /** A row of the list. */
    static final FactTable ROWS = new FactTable(
            "survey_fact",
            new StoredColumns(List.of(
                    column(
                            text("id")
                                    .orNull()
                                    .meaning("The survey tool's id, where it was sent as response_id.")
                                    .example("answer-77"),
                            "response_id"),
                    column(text("subject").example("1001")),
                    column(text("survey").orNull().example("post-chat"), "NULLIF(survey, '')"),
                    column(words("kind", KINDS)),
                    column(text("question").orNull().example("q1"), "NULLIF(question, '')"),
                    column(time("responded_at")),
                    column(decimal("score").orNull().example(9)),
                    column(object("scale", SCORE_SCALE).orNull().meaning("The scale of the score."), SCALE),
                    column(words("class", ScoreClass.wireNames()).meaning("What the answer counts as."), CLASS),
                    column(text("comment").orNull().example("Quick and kind")),
                    column(wholeNumber("revisions").example(1)),
                    column(FactProperties.CUSTOMER_ID),
                    column(FactProperties.CHANNEL),
                    column(FactProperties.TEAM),
                    column(FactProperties.AGENT),
                    column(FactProperties.TOPIC),
                    column(FactProperties.PRIORITY),
                    column(FactProperties.LOCATION),
                    column(FactProperties.PRODUCT),
                    column(time("sent_at").orNull()),
                    column(FactProperties.ATTRIBUTES))));

    /** An answer in lists. */
    static final ObjectType TYPE = ROWS.rowType("SurveyResponseFact", "An answer or a dismissal.");

    private SurveyTable() {}
}
