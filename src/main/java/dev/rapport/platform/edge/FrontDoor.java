package dev.rapport.platform.edge;

import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.http.ProblemRoutes;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Context;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each request before Quarkus does, which would refuse some with a bare status and let others through that HTTP
 * forbids. Vert.x asks its tracer before it chooses who handles a request, and nothing else of ours: there is no other way
 * to the handler of invalid requests of a server that Quarkus makes.
 */
@Singleton
final class FrontDoor implements VertxOptionsCustomizer, VertxTracer<Void, Void> {
    private static final Logger LOG = Logger.getLogger(FrontDoor.class);

    private final Provider<ProblemRoutes> problems;
    private final boolean leadsToTls;

    FrontDoor(
            Provider<ProblemRoutes> problems,
            @ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = "enabled")
                    String insecureRequests) {
        this.problems = problems; // made when it is needed: Vert.x comes before most
        this.leadsToTls = insecureRequests.equalsIgnoreCase("redirect");
    }

    @Override
    @SuppressWarnings("deprecation") // the builder that takes a tracer instead is made by Quarkus
    public void accept(VertxOptions options) {
        if (options.getTracingOptions() != null) {
            throw new IllegalStateException("another tracer is set; requests must pass both");
        }
        options.setTracingOptions(new TracingOptions().setFactory(any -> this));
    }

    @Override
    public <R> @Nullable Void receiveRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R received,
            String operation,
            Iterable<Map.Entry<String, String>> headers,
            TagExtractor<R> tags) {
        if (received instanceof HttpServerRequestInternal request
                && request.connection() instanceof HttpServerConnection connection) {
            connection.invalidRequestHandler(this::refuseInvalid);
            if (request.version() != HttpVersion.HTTP_2) {
                connection.exceptionHandler(failure -> breakOff(request, failure));
            }
            if (request.isSSL() || !leadsToTls) {
                connection.handler(this::enter);
            }
        }
        return null;
    }

    private void enter(HttpServerRequest sent) {
        HttpServerRequestInternal request = (HttpServerRequestInternal) sent;
        try {
            RequestHead.check(request);
            if (RequestHead.isUnbounded(request)) {
                refuseAndClose(request, RequestHead.unbounded());
                return;
            }
            String strict = RequestTarget.strict(request.uri());
            VertxHttpRecorder.getRootHandler()
                    .handle(strict.equals(request.uri()) ? request : new StrictRequest(request, strict));
        } catch (ProblemException refused) {
            problems.get().write(request, refused.problem());
        }
    }

    /** The connection is closed behind the answer by Vert.x. */
    private void refuseInvalid(HttpServerRequest request) {
        problems.get()
                .write(request, BrokenMessage.ofHead(request.decoderResult().cause()));
    }

    private void refuseAndClose(HttpServerRequest request, Problem problem) {
        if (request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader("Connection", "close");
        }
        problems.get().write(request, problem);
        request.connection().close();
    }

    /** A connection fails; the answer has to be on the network before Vert.x closes it, right after this. */
    private void breakOff(HttpServerRequest request, Throwable failure) {
        LOG.debugf(failure, "a connection failed");
        BrokenMessage.ofBody(failure).ifPresent(problem -> {
            if (!request.response().headWritten()) {
                request.response().putHeader("Connection", "close");
                problems.get().write(request, problem);
            }
            ((ConnectionBase) request.connection()).flush();
        });
    }
}
