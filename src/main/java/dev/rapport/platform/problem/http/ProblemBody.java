package dev.rapport.platform.problem.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.Violation;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/**
 * A problem on the wire (RFC 9457).
 *
 * @param instance the address that was asked, as far as that helps
 */
@Schema(
        name = "Problem",
        description = "What is wrong (RFC 9457, application/problem+json).",
        requiredProperties = {"type", "title", "status", "detail", "instance"},
        properties = {
            @SchemaProperty(
                    name = "trace_id",
                    type = SchemaType.STRING,
                    description = "For the type internal: the id under which the log has the details.",
                    examples = "4bf92f3577b34da6a3ce929d0e0e4736"),
            @SchemaProperty(
                    name = "committed_lines",
                    type = SchemaType.INTEGER,
                    format = "int64",
                    description = "For a stream that failed: how many of its lines were committed.",
                    examples = "20000"),
            @SchemaProperty(
                    name = "need",
                    type = SchemaType.INTEGER,
                    format = "int64",
                    description =
                            "For the types budget-exceeded and workspace-too-large: how many rows or bytes are needed.",
                    examples = "1927200"),
            @SchemaProperty(
                    name = "limit",
                    type = SchemaType.INTEGER,
                    format = "int64",
                    description = "For the same types: how many are allowed.",
                    examples = "1000000"),
            @SchemaProperty(
                    name = "setting",
                    type = SchemaType.STRING,
                    description = "For the same types: the environment variable that raises the limit.",
                    examples = "RAPPORT_READING_CELLS"),
            @SchemaProperty(
                    name = "epoch",
                    type = SchemaType.STRING,
                    description = "For a change feed whose epoch has ended: the current epoch.",
                    examples = "5b2c7d1e-4f35-4d7f-8a29-1c2c0d9c9b10")
        })
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "violations"})
public record ProblemBody(
        @Schema(
                description = "The kind of problem; its documentation is at this address.",
                examples = "/problems/validation")
        String type,

        @Schema(description = "The kind of problem in words.", examples = "The request is not valid")
        String title,

        @Schema(description = "The HTTP status.", examples = "422")
        int status,

        @Schema(description = "What is wrong this time.", examples = "\"name\" is missing.")
        String detail,

        @Schema(description = "The address of the request.", examples = "/v1/keys")
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
