package dev.rapport.platform.problem.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The one way out of Quarkus REST. The types are listed because Quarkus has a mapper of its own for each of them, which
 * would win over one for {@code Throwable} alone.
 */
@Singleton
final class ProblemMapper {

    private final ProblemAnswer answer;

    ProblemMapper(ProblemAnswer answer) {
        this.answer = answer;
    }

    @ServerExceptionMapper({
        Throwable.class,
        ProblemException.class,
        WebApplicationException.class,
        JacksonException.class,
        MismatchedInputException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class,
        UnauthorizedException.class,
        ForbiddenException.class
    })
    Response toResponse(Throwable failure, HttpServerRequest request) {
        if (failure instanceof WebApplicationException exception
                && exception.getResponse().getStatus() < 400) {
            return exception.getResponse(); // a redirect is not a problem
        }
        Problem problem = answer.explain(failure, request);
        Response.ResponseBuilder response =
                Response.status(problem.type().status()).entity(answer.body(problem, request));
        answer.headers(problem, request).forEach(response::header);
        return response.build();
    }
}
