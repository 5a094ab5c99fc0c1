package dev.rapport.ingest;

import static dev.rapport.ingest.Reading.EVENTS;
import static dev.rapport.ingest.Reading.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.ProblemType;
import dev.rapport.platform.problem.Violation;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDocumentTest {
    private static final String EVENT =
            "{\"id\":\"e1\",\"subject\":\"1\",\"type\":\"interaction.opened\",\"time\":\"2026-03-27T15:30:00Z\"}";

    @Test
    void a_bad_item_does_not_disturb_its_neighbours() {
        JsonDocument document = document("[%s,{\"id\":\"e2\"},7,null,%s]".formatted(EVENT, EVENT), EVENTS);
        assertThat(document.isArray()).isTrue();
        assertThat(document.items()).hasSize(5);
        assertThat(document.items().get(0)).isInstanceOf(ParsedItem.Valid.class);
        assertThat(Reading.refused(document.items().get(1)).id()).isEqualTo("e2");
        assertThat(Reading.refused(document.items().get(2)).problem().violations())
                .containsExactly(new Violation("", "an event is a JSON object"));
        assertThat(document.items().get(4)).isInstanceOf(ParsedItem.Valid.class);
    }

    @Test
    void an_empty_list_is_a_list_of_nothing() {
        assertThat(document("[]", EVENTS).items()).isEmpty();
    }

    @Test
    void one_object_is_no_list() {
        assertThat(document(EVENT, EVENTS).isArray()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                    | the body is empty; send an event as a JSON object, or a list of them",
                "`[{\"id\":\n  oops}]` | line 2, column 3: Unrecognized token 'oops': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
                "`{\"id\":\"a\"} x`    | line 1, column 12: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
                "`{\"id\":\"a\"}\n{}`  | line 2: something follows the JSON value; send several items as a list, or one a line as application/x-ndjson",
                "`{\"id\":\"a\"`       | line 1, column 10: Unexpected end-of-input: expected close marker for Object",
            })
    void what_is_no_json_is_refused_with_its_place(String body, String detail) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> document(body, EVENTS))
                .satisfies(refusal -> {
                    assertThat(refusal.problem().type()).isEqualTo(ProblemType.MALFORMED);
                    assertThat(refusal).hasMessage("malformed: " + detail);
                });
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        byte[] body = EVENT.replace("e1", "\u00e9").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> JsonDocument.read(new java.io.ByteArrayInputStream(body), EVENTS, 10))
                .withMessageContaining("Invalid UTF-8");
    }

    @Test
    void nesting_and_texts_have_bounds() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> document("{\"data\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}", EVENTS))
                .withMessageContaining("at most 32 levels of nesting");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> document("{\"id\":" + "1".repeat(1_000) + "}", EVENTS))
                .withMessageContaining("numbers of 200 digits");
    }

    @Test
    void more_items_than_one_transaction_takes_are_refused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> JsonDocument.read(Reading.stream("[1,2,3]"), EVENTS, 2))
                .satisfies(refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemType.TOO_LARGE))
                .withMessageContaining("more than 2 items");
    }

    @Test
    void as_many_items_as_one_transaction_takes_are_taken() throws IOException {
        assertThat(JsonDocument.read(Reading.stream("[1,2]"), EVENTS, 2).items())
                .hasSize(2);
    }
}
