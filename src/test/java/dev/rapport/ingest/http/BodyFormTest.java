package dev.rapport.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.ingest.Shape;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFormTest {

    @ParameterizedTest
    @CsvSource({
        "application/json, JSON",
        "application/json; charset=UTF-8, JSON",
        "Application/JSON, JSON",
        "application/cloudevents+json, CLOUD_EVENT",
        "application/cloudevents-batch+json; charset=utf-8, CLOUD_EVENTS",
        "application/x-ndjson, NDJSON",
        "application/ndjson, NDJSON",
        "application/jsonl; charset=ISO-8859-1, NDJSON",
        "text/csv; header=present, CSV",
    })
    void a_media_type_names_a_form(String contentType, BodyForm form) {
        assertThat(BodyForm.of(contentType, Shape.EVENT, false)).isEqualTo(form);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/x-www-form-urlencoded",
                "nonsense",
                "text/csv; charset=windows-1252",
                "application/cloudevents+json; charset=utf-16",
                "application/cloudevents+avro",
                "application/cloudevents+xml",
                "application/cloudevents-batch+protobuf",
                "application/cloudevents"
            })
    void everything_else_is_refused(String contentType) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> BodyForm.of(contentType, Shape.EVENT, false))
                .satisfies(
                        refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE));
    }

    @Test
    void a_refusal_names_the_known_forms() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> BodyForm.of("application/cloudevents+json", Shape.SURVEY_RESPONSE, true))
                .withMessage(
                        "unsupported-media-type: This address does not support the Content-Type application/cloudevents+json; supported are application/json, application/x-ndjson, application/ndjson, application/jsonl, text/csv.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "application/json", "application/vnd.example+json; charset=utf-8", "text/json"})
    void beside_headers_of_an_event_any_json_is_its_data(String contentType) {
        assertThat(BodyForm.of(contentType, Shape.EVENT, true)).isEqualTo(BodyForm.CLOUD_EVENT_IN_HEADERS);
    }

    @Test
    void a_media_type_of_cloudevents_wins_over_headers_of_an_event() {
        assertThat(BodyForm.of("application/cloudevents+json", Shape.EVENT, true))
                .isEqualTo(BodyForm.CLOUD_EVENT);
        assertThat(BodyForm.of("application/cloudevents-batch+json", Shape.EVENT, true))
                .isEqualTo(BodyForm.CLOUD_EVENTS);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> BodyForm.of("application/cloudevents+avro", Shape.EVENT, true))
                .withMessageContaining("application/cloudevents+avro; supported are")
                .withMessageContaining("application/cloudevents+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson", "text/plain", "application/octet-stream"})
    void data_of_another_kind_beside_headers_of_an_event_is_refused(String contentType) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> BodyForm.of(contentType, Shape.EVENT, true))
                .withMessage(
                        "unsupported-media-type: The data of a CloudEvent in binary mode is a JSON object: send Content-Type application/json, not %s.",
                        contentType);
    }
}
