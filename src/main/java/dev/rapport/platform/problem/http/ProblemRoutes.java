package dev.rapport.platform.problem.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.platform.http.RequestId;
import dev.rapport.platform.problem.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/** The way out for everything that fails before or beside Quarkus REST: unknown addresses, Vert.x, the security layer. */
@Singleton
public final class ProblemRoutes {

    private static final int BEFORE_QUARKUS = Integer.MIN_VALUE;

    private final ProblemAnswer answer;
    private final ObjectMapper json;

    ProblemRoutes(ProblemAnswer answer, ObjectMapper json) {
        this.answer = answer;
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_QUARKUS).failureHandler(this::fail);
        router.route().last().handler(context -> write(context, Problem.notFound("This address does not exist.")));
    }

    private void fail(RoutingContext context) {
        Throwable failure = context.failure();
        int status = context.statusCode();
        Problem problem = failure != null
                ? answer.explain(failure, context.request())
                : HttpProblems.fromStatus(status)
                        .orElseGet(() -> answer.explain(
                                new IllegalStateException("an answer with the bare status " + status),
                                context.request()));
        write(context, problem);
    }

    /** Answers a request with a problem, from any handler of Vert.x. */
    public void write(RoutingContext context, Problem problem) {
        write(context.request(), problem);
    }

    /** Answers a request with a problem, also one that is not routed. */
    public void write(HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            response.reset(); // half an answer must not look like a whole one
            return;
        }
        response.setStatusCode(problem.type().status());
        answer.headers(problem, request).forEach(response::putHeader);
        if (!response.headers().contains(RequestId.HEADER)) {
            response.putHeader(RequestId.HEADER, RequestId.of(request));
        }
        try {
            response.end(Buffer.buffer(json.writeValueAsBytes(answer.body(problem, request))));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
