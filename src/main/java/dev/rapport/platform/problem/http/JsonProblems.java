package dev.rapport.platform.problem.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON that cannot be read, or that has another shape than the resource expects. */
final class JsonProblems {

    private JsonProblems() {}

    static Optional<Problem> from(Throwable failure) {
        if (!(failure instanceof JacksonException exception) || failure instanceof InvalidDefinitionException) {
            return Optional.empty(); // an invalid definition is a defect of ours
        }
        if (exception instanceof StreamConstraintsException) {
            return Optional.of(Problem.tooLarge("The JSON exceeds a limit: " + message(exception)));
        }
        if (exception instanceof UnrecognizedPropertyException unknown) {
            List<String> known = unknown.getKnownPropertyIds() == null
                    ? List.of()
                    : unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .toList();
            return Optional.of(Problem.validation(
                    pointer(unknown), NearestName.unknown("field", unknown.getPropertyName(), known)));
        }
        if (exception instanceof InvalidFormatException format) {
            return Optional.of(Problem.validation(
                    pointer(format),
                    "%s is not a valid %s.".formatted(format.getValue(), typeName(format.getTargetType()))));
        }
        if (exception instanceof MismatchedInputException mismatch) {
            return Optional.of(
                    mismatch.getPath().isEmpty() && message(mismatch).startsWith("No content")
                            ? Problem.malformed("The body is empty; JSON is expected.")
                            : Problem.validation(
                                    pointer(mismatch),
                                    "The value is not a valid %s.".formatted(typeName(mismatch.getTargetType()))));
        }
        return Optional.of(Problem.malformed(
                "The JSON cannot be read%s: %s".formatted(position(exception.getLocation()), message(exception))));
    }

    private static String position(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    /** Jackson's own words, without the source excerpt and without class names. */
    private static String message(JacksonException exception) {
        String message = exception.getOriginalMessage();
        return message == null
                ? "unexpected content"
                : message.lines().findFirst().orElse("unexpected content");
    }

    private static String typeName(@Nullable Class<?> type) {
        if (type == null) {
            return "value";
        }
        if (type.isEnum()) {
            return "value of this list";
        }
        if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
            return "number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "array";
        }
        return switch (type.getSimpleName()) {
            case "Boolean", "boolean" -> "true or false";
            case "Instant", "OffsetDateTime" -> "time (RFC 3339, such as 2026-01-31T08:00:00Z)";
            case "LocalDate" -> "date (such as 2026-01-31)";
            case "ZoneId" -> "zone (such as Europe/Berlin)";
            default -> "object";
        };
    }

    private static String pointer(JsonMappingException exception) {
        return exception.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
