package dev.rapport.query.list;

import java.util.List;

/** What lists show of survey responses. */
final class SurveyTable {
    private static final String CLASS = """
            CASE WHEN score IS NULL THEN 'dismissed'
                 WHEN kind = 'nps' THEN CASE WHEN score >= 9 THEN 'promoter' WHEN score >= 7 THEN 'passive' ELSE 'detractor' END
                 WHEN kind = 'ces' THEN CASE WHEN score >= satisfied_from THEN 'agree' ELSE 'disagree' END
                 WHEN kind = 'resolution' THEN CASE WHEN score >= satisfied_from THEN 'solved' ELSE 'not_solved' END
                 WHEN score >= satisfied_from THEN 'satisfied' ELSE 'not_satisfied' END""";

    private static final String SCALE = """
            CASE WHEN scale_min IS NOT NULL THEN jsonb_build_object('min', scale_min, 'max', scale_max) END""";

    /** A row of the list. */
    static final FactTable ROWS = new FactTable(
            "survey_fact",
            List.of(
                    FactTable.text("id", "response_id"),
                    FactTable.text("subject"),
                    FactTable.text("survey", "NULLIF(survey, '')"),
                    FactTable.text("kind"),
                    FactTable.text("question", "NULLIF(question, '')"),
                    FactTable.time("responded_at"),
                    FactTable.decimal("score", "score"),
                    FactTable.json("scale", SCALE),
                    FactTable.text("class", CLASS),
                    FactTable.text("comment"),
                    FactTable.integer("revisions"),
                    FactTable.text("customer_id"),
                    FactTable.text("channel"),
                    FactTable.text("team"),
                    FactTable.text("agent"),
                    FactTable.text("topic"),
                    FactTable.text("priority"),
                    FactTable.text("location"),
                    FactTable.text("product"),
                    FactTable.time("sent_at"),
                    FactTable.object("attributes")));

    private SurveyTable() {}
}
