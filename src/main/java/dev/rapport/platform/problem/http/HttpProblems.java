package dev.rapport.platform.problem.http;

import dev.rapport.platform.problem.Problem;
import io.vertx.ext.web.handler.HttpException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;

/** What Quarkus REST and Vert.x refuse by themselves; only the status says why. */
final class HttpProblems {

    private HttpProblems() {}

    static Optional<Problem> from(Throwable failure) {
        if (failure instanceof WebApplicationException exception) {
            return fromStatus(exception.getResponse().getStatus());
        }
        if (failure instanceof HttpException exception) {
            return fromStatus(exception.getStatusCode());
        }
        return Optional.empty();
    }

    /** The problem for a bare status; none where the status speaks of a defect. */
    static Optional<Problem> fromStatus(int status) {
        return switch (status) {
            case 401 -> Optional.of(Problem.unauthorized("The request needs a valid API key."));
            case 403 -> Optional.of(Problem.forbidden("The API key lacks the scope that this request needs."));
            case 404, 410 -> Optional.of(Problem.notFound("This address does not exist."));
            case 405 ->
                Optional.of(Problem.methodNotAllowed(
                        "This address does not support the method; the Allow header lists those it does."));
            case 406 ->
                Optional.of(Problem.notAcceptable("This address supports none of the formats in the Accept header."));
            case 409, 412 -> Optional.of(Problem.conflict("The request conflicts with existing data."));
            case 413, 414, 431 -> Optional.of(Problem.tooLarge("The request is larger than the limit."));
            case 415 ->
                Optional.of(Problem.unsupportedMediaType(
                        "This address does not support the format in the Content-Type header."));
            default ->
                status >= 400 && status < 500
                        ? Optional.of(Problem.malformed("The request cannot be read."))
                        : Optional.empty();
        };
    }
}
