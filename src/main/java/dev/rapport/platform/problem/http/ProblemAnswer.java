package dev.rapport.platform.problem.http;

import dev.rapport.platform.http.TraceId;
import dev.rapport.platform.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAcceptableException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Decides what a failed request is answered: body and headers, the same on every way out. */
@Singleton
final class ProblemAnswer {

    static final String MEDIA_TYPE = "application/problem+json";
    private static final Logger LOG = Logger.getLogger("dev.rapport.problem");

    private static final Pattern RESOURCE = Pattern.compile("/[^/]*/[^/]*");

    private final AllowedMethods allowedMethods;

    ProblemAnswer(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    /** The problem behind a failure. A defect is logged under the id that the answer carries. */
    Problem explain(Throwable failure, HttpServerRequest request) {
        if (failure instanceof NotAcceptableException) {
            return notAcceptable(request);
        }
        return ProblemCauses.find(failure).orElseGet(() -> {
            String traceId = TraceId.of(request);
            LOG.errorf(failure, "%s %s failed, trace_id %s", request.method(), forLog(path(request)), traceId);
            return Problem.internal(traceId);
        });
    }

    private Problem notAcceptable(HttpServerRequest request) {
        return Problem.notAcceptable("The Accept header allows none of the formats of this address"
                + allowedMethods
                        .mediaTypes(path(request), request.method().name())
                        .map(": %s."::formatted)
                        .orElse("."));
    }

    ProblemBody body(Problem problem, HttpServerRequest request) {
        return ProblemBody.fromProblem(problem, path(request));
    }

    Map<String, String> headers(Problem problem, HttpServerRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", MEDIA_TYPE);
        headers.put("Cache-Control", "no-store");
        problem.retryAfter()
                .ifPresent(pause -> headers.put("Retry-After", Long.toString(Math.max(1, pause.toSeconds()))));
        switch (problem.type()) {
            case UNAUTHORIZED ->
                headers.put("WWW-Authenticate", "Bearer realm=\"rapport\", Basic realm=\"rapport\", charset=\"UTF-8\"");
            case METHOD_NOT_ALLOWED -> headers.put("Allow", allowedMethods.of(path(request)));
            case UNSUPPORTED_MEDIA_TYPE -> headers.put("Accept-Encoding", "gzip, deflate, identity");
            case VALIDATION,
                    MALFORMED,
                    FORBIDDEN,
                    NOT_FOUND,
                    NOT_ACCEPTABLE,
                    REQUEST_TIMEOUT,
                    CONFLICT,
                    TOO_LARGE,
                    RATE_LIMITED,
                    OVERLOADED,
                    UNAVAILABLE,
                    INTERNAL -> {}
        }
        return headers;
    }

    private static String path(HttpServerRequest request) {
        return Objects.requireNonNullElse(request.path(), "/");
    }

    /** Which resource it was; what stands behind may be a customer's id. */
    static String forLog(String path) {
        Matcher resource = RESOURCE.matcher(path);
        return resource.lookingAt() && resource.end() < path.length() ? resource.group() + "/…" : path;
    }
}
