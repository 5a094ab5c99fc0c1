package dev.rapport.ingest.connector.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.event.Field;
import dev.rapport.ingest.connector.Bodies;
import dev.rapport.ingest.connector.EventDocument;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TypeformAnswerTest {
    private static final int MANY = 20_000;

    @Test
    void aFormOfVeryManyFieldsIsReadInOneGo() {
        JsonNode body = Bodies.json("""
                {"event_type": "form_response", "form_response": {"token": "t", "submitted_at": "2026-03-18T18:17:02Z",
                 "definition": {"fields": [%s]}, "answers": [%s]}}
                """.formatted(
                each("{\"id\": \"f%1$d\", \"type\": \"rating\", \"properties\": {\"steps\": 7}}"),
                each("{\"number\": 6, \"field\": {\"id\": \"f%1$d\", \"ref\": \"r%1$d\", \"type\": \"rating\"}}")));

        List<EventDocument> events = assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> Bodies.events(new Typeform()
                        .translate(
                                Bodies.delivery(body.toString()),
                                Bodies.mapping("typeform", Bodies.json("{\"fields\": {\"location\": \"r19999\"}}")))));

        assertThat(events).hasSize(MANY);
        assertThat(events.get(MANY - 1).toJson().at("/data/scale/max").intValue())
                .isEqualTo(7);
        assertThat(events.get(0)
                        .toJson()
                        .at("/data/" + Field.LOCATION.wireName())
                        .asText())
                .isEqualTo("6");
    }

    private static String each(String form) {
        return IntStream.range(0, MANY).mapToObj(form::formatted).collect(Collectors.joining(","));
    }
}
