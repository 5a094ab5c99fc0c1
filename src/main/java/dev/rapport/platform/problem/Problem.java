package dev.rapport.platform.problem;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong, as an answer reports it. A value: it can be thrown ({@code throw Problem.notFound("…").toException()})
 * or put beside the items of a batch.
 *
 * @param type which of the closed list
 * @param detail what is wrong this time: the field, the value, and what would be right
 * @param violations every violation at once; only for {@link ProblemType#VALIDATION}
 * @param retryAfter when trying again makes sense
 * @param extensions further members of the answer, such as {@code committed_lines}; names in snake_case
 */
public record Problem(
        ProblemType type,
        String detail,
        List<Violation> violations,
        Optional<Duration> retryAfter,
        Map<String, Object> extensions) {

    public Problem {
        violations = List.copyOf(violations);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions)); // in the order given
        if (violations.isEmpty() == (type == ProblemType.VALIDATION)) {
            throw new IllegalArgumentException("a validation problem, and no other, has violations: " + detail);
        }
    }

    /** Everything that is wrong with what the request says; at least one violation. */
    public static Problem validation(List<Violation> violations) {
        String detail = violations.size() == 1
                ? violations.get(0).detail()
                : "There are %d violations.".formatted(violations.size());
        return new Problem(ProblemType.VALIDATION, detail, violations, Optional.empty(), Map.of());
    }

    public static Problem validation(String pointer, String detail) {
        return validation(List.of(new Violation(pointer, detail)));
    }

    public static Problem malformed(String detail) {
        return of(ProblemType.MALFORMED, detail);
    }

    public static Problem unauthorized(String detail) {
        return of(ProblemType.UNAUTHORIZED, detail);
    }

    public static Problem forbidden(String detail) {
        return of(ProblemType.FORBIDDEN, detail);
    }

    public static Problem notFound(String detail) {
        return of(ProblemType.NOT_FOUND, detail);
    }

    public static Problem methodNotAllowed(String detail) {
        return of(ProblemType.METHOD_NOT_ALLOWED, detail);
    }

    public static Problem notAcceptable(String detail) {
        return of(ProblemType.NOT_ACCEPTABLE, detail);
    }

    /** The body did not arrive in time. */
    public static Problem requestTimeout(String detail) {
        return of(ProblemType.REQUEST_TIMEOUT, detail);
    }

    public static Problem conflict(String detail) {
        return of(ProblemType.CONFLICT, detail);
    }

    /**
     * The answer takes more than one request may.
     *
     * @param setting the environment variable that says how much that is
     */
    public static Problem budgetExceeded(String detail, long need, long limit, String setting) {
        return of(ProblemType.BUDGET_EXCEEDED, detail)
                .with("need", need)
                .with("limit", limit)
                .with("setting", setting);
    }

    /**
     * A workspace is larger than this node can hold.
     *
     * @param setting the environment variable that says how much that is
     */
    public static Problem workspaceTooLarge(String detail, long need, long limit, String setting) {
        return of(ProblemType.WORKSPACE_TOO_LARGE, detail)
                .with("need", need)
                .with("limit", limit)
                .with("setting", setting);
    }

    public static Problem tooLarge(String detail) {
        return of(ProblemType.TOO_LARGE, detail);
    }

    public static Problem unsupportedMediaType(String detail) {
        return of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
    }

    public static Problem rateLimited(String detail, Duration retryAfter) {
        return of(ProblemType.RATE_LIMITED, detail).after(retryAfter);
    }

    /** The queue is full and nothing was accepted. */
    public static Problem overloaded(String detail, Duration retryAfter) {
        return of(ProblemType.OVERLOADED, detail).after(retryAfter);
    }

    /** Something that is needed does not answer. */
    public static Problem unavailable(String detail, Duration retryAfter) {
        return of(ProblemType.UNAVAILABLE, detail).after(retryAfter);
    }

    /** A defect. Says nothing but under which id the log tells more. */
    public static Problem internal(String traceId) {
        return of(ProblemType.INTERNAL, "Internal error. The log has the details under this trace_id.")
                .with("trace_id", traceId);
    }

    private static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Optional.empty(), Map.of());
    }

    /** The same with one more member. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(type, detail, violations, retryAfter, more);
    }

    private Problem after(Duration duration) {
        return new Problem(type, detail, violations, Optional.of(duration), extensions);
    }

    public ProblemException toException() {
        return new ProblemException(this);
    }
}
