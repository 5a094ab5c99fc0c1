package dev.rapport.platform.problem.http;

import dev.rapport.platform.problem.Problem;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import java.util.Optional;

/** Who asks is unknown, or may not. */
final class SecurityProblems {

    private SecurityProblems() {}

    static Optional<Problem> from(Throwable failure) {
        if (failure instanceof AuthenticationFailedException || failure instanceof AuthenticationCompletionException) {
            return Optional.of(Problem.unauthorized("The API key is unknown, revoked or expired."));
        }
        if (failure instanceof UnauthorizedException) {
            return Optional.of(Problem.unauthorized(
                    "No API key was sent. Send one as Authorization: Bearer <key>, as X-API-Key: <key>, or as the"
                            + " password of HTTP Basic."));
        }
        if (failure instanceof ForbiddenException) {
            return Optional.of(Problem.forbidden("The API key lacks the scope that this request needs."));
        }
        return Optional.empty();
    }
}
