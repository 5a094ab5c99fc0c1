package dev.rapport.platform.problem.http;

import dev.rapport.platform.http.DocumentedOperations;
import dev.rapport.platform.http.KnownAddresses;
import dev.rapport.platform.http.TraceId;
import dev.rapport.platform.memory.OutOfMemory;
import dev.rapport.platform.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotFoundException;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static final String UNREADABLE = "/bad-request";
    private static final Pattern RESOURCE = Pattern.compile("/[^/]*/[^/]*");

    private final KnownAddresses addresses;
    private final DocumentedOperations operations;

    ProblemAnswer(KnownAddresses addresses, DocumentedOperations operations) {
        this.addresses = addresses;
        this.operations = operations;
    }

    /** The problem behind a failure. A defect is logged under the id that the answer carries. */
    Problem explain(Throwable failure, HttpServerRequest request) {
        OutOfMemory.endIfBehind(failure);
        if (failure instanceof NotAcceptableException) {
            return notAcceptable(request);
        }
        if (failure instanceof NotFoundException && !isMethodOfItsAddress(request)) {
            // Quarkus REST looks for a method in one class of those that share an address.
            return Problem.methodNotAllowed(
                    "This address does not support the method; the Allow header lists those it does.");
        }
        return ProblemCauses.find(failure).orElseGet(() -> {
            String traceId = TraceId.of(request);
            if (failure instanceof IllegalStateException && request.response().ended()) {
                // Refused meanwhile, as in the middle of a broken body: nobody waits for another answer.
                LOG.debugf(failure, "a request failed after its answer had begun, trace_id %s", traceId);
                return Problem.internal(traceId);
            }
            LOG.errorf(failure, "%s %s failed, trace_id %s", request.method(), forLog(path(request)), traceId);
            return Problem.internal(traceId);
        });
    }

    private boolean isMethodOfItsAddress(HttpServerRequest request) {
        return addresses
                .find(path(request))
                .map(address -> address.allows(request.method().name()))
                .orElse(true);
    }

    private Problem notAcceptable(HttpServerRequest request) {
        String method = request.method().name();
        List<String> forms = addresses
                .find(path(request))
                .flatMap(address -> address.operationId(method))
                .map(operations::mediaTypes)
                .orElse(List.of());
        return Problem.notAcceptable("This address supports none of the formats in the Accept header"
                + (forms.isEmpty() ? "." : ": %s.".formatted(String.join(", ", forms))));
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
            case METHOD_NOT_ALLOWED -> headers.put("Allow", allowed(path(request)));
            case UNSUPPORTED_MEDIA_TYPE -> headers.put("Accept-Encoding", "gzip, deflate, identity");
            case VALIDATION,
                    MALFORMED,
                    FORBIDDEN,
                    NOT_FOUND,
                    NOT_ACCEPTABLE,
                    REQUEST_TIMEOUT,
                    CONFLICT,
                    BUDGET_EXCEEDED,
                    WORKSPACE_TOO_LARGE,
                    TOO_LARGE,
                    RATE_LIMITED,
                    OVERLOADED,
                    UNAVAILABLE,
                    INTERNAL -> {}
        }
        return headers;
    }

    /** Quarkus REST answers 405 without Allow; GET is for the pages that are not part of the document. */
    private String allowed(String path) {
        return addresses.find(path).map(KnownAddresses.Address::methods).orElse("GET, HEAD, OPTIONS");
    }

    /** What was asked; where that is no path, as in a request line that can't be read, the root. */
    private static String path(HttpServerRequest request) {
        String path = Objects.requireNonNullElse(request.path(), "/");
        boolean madeUp = path.equals(UNREADABLE) && request.decoderResult().isFailure();
        return madeUp || !path.startsWith("/") ? "/" : path;
    }

    /** Which resource it was; what stands behind may be a customer's id. */
    static String forLog(String path) {
        Matcher resource = RESOURCE.matcher(path);
        return resource.lookingAt() && resource.end() < path.length() ? resource.group() + "/…" : path;
    }
}
