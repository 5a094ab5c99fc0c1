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
        "application/cloudevents+json, CLOUD_EVENTS",
        "application/cloudevents-batch+json; charset=utf-8, CLOUD_EVENTS",
        "application/x-ndjson, NDJSON",
        "application/ndjson, NDJSON",
        "application/jsonl; charset=ISO-8859-1, NDJSON",
        "text/csv; header=present, CSV",
    })
    void a_media_type_names_a_form(String contentType, BodyForm form) {
        assertThat(BodyForm.of(contentType, Shape.EVENT)).isEqualTo(form);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/x-www-form-urlencoded",
                "nonsense",
                "text/csv; charset=windows-1252"
            })
    void everything_else_is_refused(String contentType) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> BodyForm.of(contentType, Shape.EVENT))
                .satisfies(
                        refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE));
    }

    @Test
    void a_refusal_names_the_known_forms() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> BodyForm.of("application/cloudevents+json", Shape.SURVEY_RESPONSE))
                .withMessage(
                        "unsupported-media-type: The Content-Type application/cloudevents+json is not known here; known are application/json, application/x-ndjson, application/ndjson, application/jsonl, text/csv.");
    }
}
