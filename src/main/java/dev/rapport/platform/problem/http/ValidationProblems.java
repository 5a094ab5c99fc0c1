package dev.rapport.platform.problem.http;

import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Constraints (jakarta.validation) on the parameters of a resource. */
final class ValidationProblems {

    private ValidationProblems() {}

    static Optional<Problem> from(Throwable failure) {
        if (!(failure instanceof ConstraintViolationException exception) || isOurs(exception)) {
            return Optional.empty();
        }
        return Optional.of(Problem.validation(exception.getConstraintViolations().stream()
                .map(violation -> new Violation(
                        place(violation.getPropertyPath()),
                        place(violation.getPropertyPath()) + " " + violation.getMessage()))
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::detail))
                .toList()));
    }

    /** A violated return value is a defect, not a mistake of the caller. */
    private static boolean isOurs(ConstraintViolationException exception) {
        return exception.getConstraintViolations().isEmpty()
                || exception.getConstraintViolations().stream()
                        .map(ConstraintViolation::getPropertyPath)
                        .anyMatch(ValidationProblems::leadsToReturnValue);
    }

    private static boolean leadsToReturnValue(Path path) {
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    private static String place(Path path) {
        List<String> names = new ArrayList<>();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY) {
                names.add(SnakeCase.of(node.getName()));
            }
        }
        return names.isEmpty() ? SnakeCase.of(parameter) : "/" + String.join("/", names);
    }
}
