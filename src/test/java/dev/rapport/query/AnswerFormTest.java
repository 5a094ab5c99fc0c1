package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerFormTest {

    private static List<MediaType> accept(String... types) {
        return Arrays.stream(types)
                .map(type -> {
                    String[] halves = type.split("/", -1);
                    return new MediaType(halves[0], halves[1]);
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "*/*,JSON",
        "application/*,JSON",
        "application/json,JSON",
        "text/csv,CSV",
        "text/*,CSV",
        "application/x-ndjson,NDJSON"
    })
    void theHeaderChoosesTheForm(String accepted, AnswerForm expected) {
        assertThat(AnswerForm.negotiate(Optional.empty(), accept(accepted))).isEqualTo(expected);
    }

    @Test
    void theBestOfWhatIsAcceptedIsTaken() {
        assertThat(AnswerForm.negotiate(Optional.empty(), accept("text/html", "text/csv", "*/*")))
                .isEqualTo(AnswerForm.CSV);
    }

    @Test
    void theParameterWinsOverTheHeader() {
        assertThat(AnswerForm.negotiate(Optional.of("ndjson"), accept("text/csv")))
                .isEqualTo(AnswerForm.NDJSON);
    }

    @Test
    void aFormThatThereIsNotIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> AnswerForm.negotiate(Optional.of("cvs"), accept("*/*")))
                .isInstanceOf(ProblemException.class)
                .satisfies(thrown -> assertThat(((ProblemException) thrown)
                                .problem()
                                .violations()
                                .get(0)
                                .detail())
                        .contains("csv, json, ndjson"));
        assertThatThrownBy(() -> AnswerForm.negotiate(Optional.empty(), accept("text/html")))
                .isInstanceOf(ProblemException.class);
    }
}
