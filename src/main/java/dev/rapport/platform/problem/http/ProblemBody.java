package dev.rapport.platform.problem.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.Violation;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem on the wire (RFC 9457).
 *
 * @param instance the address that was asked, as far as that helps
 */
@Schema(
        name = "Problem",
        description = "What is wrong (RFC 9457, application/problem+json).",
        requiredProperties = {"type", "title", "status", "detail", "instance"})
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "violations"})
public record ProblemBody(
        @Schema(
                description = "The kind of problem; its documentation is at this address.",
                examples = "/problems/validation")
        String type,

        @Schema(
                description = "The kind of problem in words.",
                examples = "The request says something that is not allowed")
        String title,

        @Schema(description = "The HTTP status.", examples = "422")
        int status,

        @Schema(description = "What is wrong this time.", examples = "\"name\" is missing.")
        String detail,

        @Schema(description = "The address that was asked.", examples = "/v1/keys")
        String instance,

        @Schema(description = "Every violation, for the type validation.") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ViolationBody> violations,

        @Schema(hidden = true) @JsonAnyGetter Map<String, Object> extensions) {

    /** One violation on the wire. */
    @Schema(
            name = "Violation",
            requiredProperties = {"pointer", "detail"})
    public record ViolationBody(
            @Schema(
                    description = "Where: a JSON pointer into the body, or the name of a parameter or header.",
                    examples = "/name")
            String pointer,

            @Schema(description = "What is wrong, and what would be right.", examples = "\"name\" is missing.")
            String detail) {

        static ViolationBody fromViolation(Violation violation) {
            return new ViolationBody(violation.pointer(), violation.detail());
        }
    }

    public static ProblemBody fromProblem(Problem problem, String instance) {
        return new ProblemBody(
                problem.type().uri(),
                problem.type().title(),
                problem.type().status(),
                problem.detail(),
                instance,
                problem.violations().stream().map(ViolationBody::fromViolation).toList(),
                problem.extensions());
    }
}
