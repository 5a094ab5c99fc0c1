package dev.rapport.ingest;

import static dev.rapport.ingest.Reading.event;
import static dev.rapport.ingest.Reading.response;
import static dev.rapport.ingest.Reading.responseViolations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.Subject;
import dev.rapport.platform.problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyResponseJsonTest {
    private static final String DATA = """
            "response_id":"r7","survey":"after-chat","question":"q1","kind":"csat","score":4,"scale":{"min":1,"max":5},
            "satisfied_from":4,"comment":"Quick!","status":"answered","customer_id":"c1","channel":"chat","team":"t",
            "agent":"a","location":"Berlin","attributes":{"plan":"pro"}""";

    @Test
    void a_response_is_the_same_content_as_the_event_that_says_the_same() {
        assertThat(response("{\"id\":\"e1\",\"source\":\"poll\",\"responded_at\":\"2026-03-27T16:30:00+01:00\","
                        + "\"interaction_id\":\"1001\"," + DATA + "}"))
                .isEqualTo(event("{\"id\":\"e1\",\"source\":\"poll\",\"type\":\"survey.answered\",\"subject\":\"1001\","
                        + "\"time\":\"2026-03-27T15:30:00Z\",\"data\":{" + DATA + "}}"));
    }

    @Test
    void time_is_another_name_of_responded_at_but_not_beside_it() {
        String response = "{\"id\":\"e1\",\"kind\":\"nps\",\"score\":9,%s}";
        assertThat(response(response.formatted("\"time\":\"2026-03-27T15:30:00Z\"")))
                .isEqualTo(response(response.formatted("\"responded_at\":\"2026-03-27T15:30:00Z\"")));
        assertThat(responseViolations(response.formatted(
                        "\"time\":\"2026-03-27T15:30:00Z\",\"responded_at\":\"2026-03-27T15:30:00Z\"")))
                .containsExactly(new Violation(
                        "/responded_at", "responded_at cannot be sent together with time; send one of the two"));
    }

    @Test
    void without_an_interaction_an_answer_is_about_itself() {
        String response = "{\"id\":77,\"kind\":\"nps\",\"score\":9,\"time\":\"2026-03-27T15:30:00Z\"%s}";
        assertThat(response(response.formatted("")).subject()).isEqualTo(new Subject("survey:77"));
        assertThat(response(response.formatted(",\"response_id\":\"r7\"")).subject())
                .isEqualTo(new Subject("survey:r7"));
        assertThat(response(response.formatted(",\"response_id\":\"r7\",\"interaction_id\":1001"))
                        .subject())
                .isEqualTo(new Subject("1001"));
        assertThat(response(response.formatted("")).data().has(Field.RESPONSE_ID))
                .isFalse();
        assertThat(response(response.formatted("")).type()).isEqualTo(EventType.SURVEY_ANSWERED);
    }

    @Test
    void an_id_that_leaves_no_room_for_the_subject_is_refused() {
        assertThat(responseViolations("{\"id\":\"%s\",\"kind\":\"nps\",\"score\":9,\"time\":\"2026-03-27T15:30:00Z\"}"
                        .formatted("x".repeat(194))))
                .containsExactly(
                        new Violation("/id", "id has 194 characters; without an interaction_id at most 193 are taken"));
    }

    @Test
    void violations_point_at_the_flat_names() {
        assertThat(responseViolations("{\"kind\":\"nps\",\"score\":6.5,\"scale\":{\"min\":0}}"))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/id", "/responded_at", "/scale/max");
        assertThat(responseViolations(
                        "{\"id\":\"1\",\"kind\":\"nps\",\"score\":6.5,\"responded_at\":\"2026-03-27T15:30:00Z\"}"))
                .containsExactly(
                        new Violation("/score", "score 6.5 is not a whole number; nps takes the whole numbers 0-10"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scroe   | scroe is not a field of a survey response; did you mean score?",
                "subject | subject is derived from interaction_id; send that instead, or neither when the answer is not about an interaction",
                "data    | data is a field of events, which go to /v1/events; a survey response is flat, with score and kind beside its id",
                "plan    | plan is not a field of a survey response; known are id, source, time, responded_at, interaction_id, customer_id, channel, team, agent, location, response_id, survey, question, kind, score, scale, satisfied_from, comment, status, attributes",
            })
    void other_names_are_refused(String name, String detail) {
        assertThat(responseViolations(
                        "{\"id\":\"1\",\"kind\":\"nps\",\"score\":6,\"responded_at\":\"2026-03-27T15:30:00Z\",\"%s\":{}}"
                                .formatted(name)))
                .containsExactly(new Violation("/" + name, detail));
    }
}
