package dev.rapport.platform.http;

import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.http.ProblemRoutes;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to every request before anything else. */
@Singleton
final class RequestFilters {

    private static final int FIRST = 1000;
    private static final int LONGEST_ID = 128;

    private final ProblemRoutes problems;

    RequestFilters(ProblemRoutes problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(RequestFilters::identify, FIRST);
        filters.register(this::refuseUnknownEncoding, FIRST - 1);
    }

    /** Echoes X-Request-Id, so that both ends can name the request, or makes one up. */
    private static void identify(RoutingContext context) {
        context.response().putHeader("X-Request-Id", requestId(context.request().getHeader("X-Request-Id")));
        context.next();
    }

    /** The given id without what could break a log line or a header, cut to size; a new one if nothing is left. */
    static String requestId(@Nullable String given) {
        String clean = given == null ? "" : given.replaceAll("[^A-Za-z0-9._:/+=@-]", "");
        return clean.isEmpty()
                ? UUID.randomUUID().toString()
                : clean.substring(0, Math.min(clean.length(), LONGEST_ID));
    }

    /** An encoding that the server has not undone by now is one it does not know; the body would be taken for text. */
    private void refuseUnknownEncoding(RoutingContext context) {
        String encoding = context.request().getHeader("Content-Encoding");
        if (encoding != null
                && !List.of("", "identity").contains(encoding.strip().toLowerCase(Locale.ROOT))) {
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
