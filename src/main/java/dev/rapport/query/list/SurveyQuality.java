package dev.rapport.query.list;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.SurveyColumns;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.IntPredicate;

/** What is odd about survey responses. */
@ApplicationScoped
class SurveyQuality {
    private static final String SUBJECTS = """
            SELECT NULL, count(*), (array_agg(subject ORDER BY number))[1:5]
            FROM survey_fact WHERE workspace_id = ? AND number = ANY (?) HAVING count(*) > 0
            """;
    /** An invitation that names no question is one to every question of its survey. */
    private static final String UNINVITED = """
            SELECT NULL, count(*), (array_agg(subject ORDER BY number))[1:5]
            FROM survey_fact AS fact
            WHERE workspace_id = ? AND number = ANY (?)
              AND NOT COALESCE(invited, EXISTS (
                  SELECT 1 FROM survey_fact AS invitation
                  WHERE invitation.workspace_id = fact.workspace_id AND invitation.subject = fact.subject
                    AND invitation.kind = fact.kind AND invitation.survey = fact.survey AND invitation.question = ''
                    AND invitation.present AND invitation.sent_at IS NOT NULL))
            HAVING count(*) > 0
            """;

    private final FactSample sample;

    SurveyQuality(FactSample sample) {
        this.sample = sample;
    }

    void addTo(Oddities found, WorkspaceId workspace, SurveyColumns facts, Span span) {
        IntPredicate responded =
                row -> (facts.answered().get(row) || facts.dismissed().get(row))
                        && span.contains(facts.respondedAt().get(row));
        sample.count(
                SUBJECTS,
                workspace,
                FactSample.rows(
                        facts.size(), responded.and(row -> !facts.identified().get(row))),
                (reason, count, examples) -> found.add(Oddity.UNIDENTIFIED_ANSWER, null, null, count, examples));
        int[] notInvited = FactSample.rows(
                facts.size(), responded.and(row -> facts.sentAt().get(row) == LongColumn.ABSENT));
        FactSample.Group uninvited =
                (reason, count, examples) -> found.add(Oddity.ANSWER_WITHOUT_INVITATION, null, null, count, examples);
        if (hasInvitations(facts)) {
            sample.group(UNINVITED, workspace, notInvited, uninvited);
        } else {
            sample.count(SUBJECTS, workspace, notInvited, uninvited);
        }
    }

    private static boolean hasInvitations(SurveyColumns facts) {
        for (int row = 0; row < facts.size(); row++) {
            if (facts.sentAt().get(row) != LongColumn.ABSENT) {
                return true;
            }
        }
        return false;
    }
}
