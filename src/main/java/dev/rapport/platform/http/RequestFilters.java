package dev.rapport.platform.http;

import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.http.ProblemRoutes;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** What happens to every request before anything else. */
@Singleton
final class RequestFilters {

    private static final int FIRST = 1000;
    private static final int LONGEST_HEAD = 16_384;

    private final ProblemRoutes problems;

    RequestFilters(ProblemRoutes problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(RequestFilters::identify, FIRST);
        filters.register(this::refuseLongHead, FIRST - 1);
        filters.register(this::refuseUnknownEncoding, FIRST - 2);
    }

    /** Echoes X-Request-Id, so that both ends can name the request, or makes one up. */
    private static void identify(RoutingContext context) {
        context.response().putHeader(RequestId.HEADER, RequestId.of(context.request()));
        context.next();
    }

    /** An address or headers that are longer than any that is meant; what the server lets through is a little more. */
    private void refuseLongHead(RoutingContext context) {
        HttpServerRequest request = context.request();
        int address = request.uri().length();
        if (address > LONGEST_HEAD) {
            problems.write(context, tooLong("The address has", address));
            return;
        }
        int headers = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            headers += header.getKey().length() + header.getValue().length();
        }
        if (headers > LONGEST_HEAD) {
            problems.write(context, tooLong("The headers have", headers));
            return;
        }
        context.next();
    }

    private static Problem tooLong(String what, int length) {
        return Problem.tooLarge("%s %,d characters; the maximum is %,d.".formatted(what, length, LONGEST_HEAD));
    }

    /** What is not undone when the body is read would be taken for text. */
    private void refuseUnknownEncoding(RoutingContext context) {
        String encoding = context.request().getHeader("Content-Encoding");
        if (encoding != null && !Decompression.knows(encoding)) {
            problems.write(
                    context,
                    Problem.unsupportedMediaType(
                            "The Content-Encoding \"%s\" is not known; gzip, deflate and identity are."
                                    .formatted(encoding.length() > 50 ? encoding.substring(0, 50) + "…" : encoding)));
            return;
        }
        context.next();
    }
}
