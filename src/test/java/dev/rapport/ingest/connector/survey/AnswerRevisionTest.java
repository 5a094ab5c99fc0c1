package dev.rapport.ingest.connector.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.fact.SurveyFact;
import dev.rapport.ingest.connector.Bodies;
import dev.rapport.ingest.connector.DeliveryOrder;
import dev.rapport.ingest.connector.Mapping;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Of an answer that changes the last one counts, and neither a retry nor a change is ever a conflict. */
class AnswerRevisionTest {
    private static final JsonNode DELIGHTED = Bodies.json("""
            {"event_type": "survey_response.created", "event_id": "b8d057c5", "event_data": {
             "id": "5435", "person": {"id": "5975"}, "survey_type": "nps", "score": 3,
             "created_at": 1772463600, "updated_at": 1772463600}}
            """);
    private static final JsonNode FORMBRICKS = Bodies.json("""
            {"event": "responseCreated", "data": {"id": "r1", "surveyId": "s1", "finished": false,
             "createdAt": "2026-03-24T07:47:29.507Z", "updatedAt": "2026-03-24T07:47:29.507Z", "data": {"nps": 8}}}
            """);
    private static final JsonNode SURVEY_MONKEY = Bodies.json("""
            {"id": "500", "survey_id": "105", "response_status": "partial", "date_modified": "2026-03-28T21:59:38+00:00",
             "pages": [{"id": "1", "questions": [{"id": "31", "answers": [{"choice_id": "21"}]}]}]}
            """);

    @Test
    void theCommentThatFollowsAScoreRevisesIt() {
        SurveyFact answer = only(
                "delighted",
                Bodies.mapping("delighted"),
                DELIGHTED,
                DeliveryOrder.changed(
                        DELIGHTED,
                        Map.of(
                                "/event_type", "\"survey_response.updated\"",
                                "/event_data/updated_at", "1772463700",
                                "/event_data/score", "9",
                                "/event_data/comment", "\"Better now.\"")));

        assertThat(Objects.requireNonNull(answer.answer()).score()).isEqualTo("9");
        assertThat(answer.comment()).isEqualTo("Better now.");
        assertThat(answer.revisions()).isEqualTo(2);
        assertThat(answer.respondedAt()).isEqualTo(Instant.ofEpochSecond(1_772_463_700));
    }

    @Test
    void oneEventIdWithTwoScoresIsNoConflict() {
        SurveyFact answer = only(
                "delighted",
                Bodies.mapping("delighted"),
                DELIGHTED,
                DeliveryOrder.changed(DELIGHTED, Map.of("/event_data/score", "9")));

        assertThat(Objects.requireNonNull(answer.answer()).score()).isEqualTo("9");
    }

    @Test
    void twoCommentsOfOneSecondAreNoConflict() {
        SurveyFact answer = only(
                "delighted",
                Bodies.mapping("delighted"),
                DELIGHTED,
                DeliveryOrder.changed(DELIGHTED, Map.of("/event_data/comment", "\"Better now.\"")));

        assertThat(answer.revisions()).isEqualTo(2);
        assertThat(Objects.requireNonNull(answer.answer()).score()).isEqualTo("3");
    }

    @Test
    void aRowOfAMatrixIsOneQuestionHoweverManyRowsAreAnswered() {
        Mapping mapping = Bodies.mapping("surveymonkey", Bodies.json("""
                        {"questions": {"31/1": {"kind": "csat"}}, "values": {"score": {"21": "2", "25": "5"}}}
                        """));
        SurveyFact answer = only(
                "surveymonkey",
                mapping,
                DeliveryOrder.changed(
                        SURVEY_MONKEY,
                        Map.of("/pages/0/questions/0/answers", "[{\"row_id\": \"1\", \"choice_id\": \"21\"}]")),
                DeliveryOrder.changed(
                        SURVEY_MONKEY,
                        Map.of(
                                "/date_modified", "\"2026-03-28T22:10:00+00:00\"",
                                "/pages/0/questions/0/answers",
                                        "[{\"row_id\": \"1\", \"choice_id\": \"25\"}, {\"row_id\": \"2\", \"choice_id\": \"21\"}]")));

        assertThat(answer.revisions()).isEqualTo(2);
        assertThat(Objects.requireNonNull(answer.answer()).score()).isEqualTo("5");
    }

    @Test
    void aScoreThatIsChangedBackCountsAsItStandsInTheEnd() {
        SurveyFact answer = only(
                "delighted",
                Bodies.mapping("delighted"),
                DELIGHTED,
                DeliveryOrder.changed(
                        DELIGHTED, Map.of("/event_data/updated_at", "1772463700", "/event_data/score", "9")),
                DeliveryOrder.changed(DELIGHTED, Map.of("/event_data/updated_at", "1772463800")));

        assertThat(Objects.requireNonNull(answer.answer()).score()).isEqualTo("3");
    }

    @Test
    void theThreeTriggersOfFormbricksTellOfOneAnswer() {
        Map<String, String> updated = Map.of(
                "/event", "\"responseUpdated\"",
                "/data/updatedAt", "\"2026-03-24T07:47:33.696Z\"",
                "/data/data", "{\"nps\": 8, \"why\": \"It works.\"}");
        SurveyFact answer = only(
                "formbricks",
                Bodies.mapping("formbricks", Bodies.json("{\"fields\": {\"comment\": \"why\"}}")),
                FORMBRICKS,
                DeliveryOrder.changed(FORMBRICKS, updated),
                DeliveryOrder.changed(
                        DeliveryOrder.changed(FORMBRICKS, updated),
                        Map.of("/event", "\"responseFinished\"", "/data/finished", "true")));

        assertThat(Objects.requireNonNull(answer.answer()).score()).isEqualTo("8");
        assertThat(answer.comment()).isEqualTo("It works.");
        assertThat(answer.revisions()).isEqualTo(2);
    }

    @Test
    void aSurveyMonkeyResponseThatIsCompletedLaterRevisesThePartialOne() {
        Mapping mapping = Bodies.mapping("surveymonkey", Bodies.json("""
                        {"questions": {"31": {"kind": "csat"}}, "values": {"score": {"21": "2", "25": "5"}}}
                        """));
        SurveyFact answer = only(
                "surveymonkey",
                mapping,
                SURVEY_MONKEY,
                DeliveryOrder.changed(
                        SURVEY_MONKEY,
                        Map.of(
                                "/response_status", "\"completed\"",
                                "/date_modified", "\"2026-03-28T22:10:00+00:00\"",
                                "/pages/0/questions/0/answers/0/choice_id", "\"25\"")));

        assertThat(Objects.requireNonNull(answer.answer()).score()).isEqualTo("5");
    }

    private static SurveyFact only(String vendor, Mapping mapping, JsonNode... bodies) {
        Collection<SurveyFact> surveys =
                DeliveryOrder.facts(vendor, mapping, List.of(bodies)).surveys().values();
        assertThat(surveys).hasSize(1);
        return surveys.iterator().next();
    }
}
