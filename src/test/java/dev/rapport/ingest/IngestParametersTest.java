package dev.rapport.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.event.EventType;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IngestParametersTest {

    private static List<Violation> violations(Map<String, List<String>> query, Shape shape) {
        ProblemException[] thrown = new ProblemException[1];
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> IngestParameters.from(query, shape))
                .satisfies(failure -> thrown[0] = failure);
        return thrown[0].problem().violations();
    }

    @Test
    void without_parameters_everything_has_its_default() {
        assertThat(IngestParameters.from(Map.of(), Shape.EVENT))
                .isEqualTo(new IngestParameters(false, Optional.empty(), Optional.empty()));
    }

    @Test
    void parameters_are_read() {
        assertThat(IngestParameters.from(
                        Map.of(
                                "dry_run", List.of("true"),
                                "type", List.of("purchase.completed"),
                                "source", List.of("shop")),
                        Shape.EVENT))
                .isEqualTo(new IngestParameters(true, Optional.of(EventType.PURCHASE_COMPLETED), Optional.of("shop")));
    }

    @Test
    void a_mistyped_dry_run_does_not_write() {
        assertThat(violations(Map.of("dryrun", List.of("true")), Shape.EVENT))
                .containsExactly(
                        new Violation("dryrun", "dryrun is not a parameter of this address; did you mean dry_run?"));
        assertThat(violations(Map.of("dry_run", List.of("yes")), Shape.EVENT))
                .containsExactly(new Violation("dry_run", "dry_run yes is neither true nor false"));
        assertThat(violations(Map.of("dry_run", List.of("true", "false")), Shape.EVENT))
                .containsExactly(new Violation("dry_run", "dry_run appears twice in the address; send it once"));
    }

    @Test
    void survey_responses_have_no_type() {
        assertThat(violations(Map.of("type", List.of("survey.answered")), Shape.SURVEY_RESPONSE))
                .extracting(Violation::pointer)
                .containsExactly("type");
    }

    @Test
    void an_unknown_type_and_an_endless_source_are_refused_together() {
        assertThat(violations(
                        Map.of("type", List.of("purchase.complete"), "source", List.of("s".repeat(201))), Shape.EVENT))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("type", "source");
    }
}
