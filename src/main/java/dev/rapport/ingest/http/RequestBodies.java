package dev.rapport.ingest.http;

import dev.rapport.ingest.BrokenBody;
import dev.rapport.ingest.IngestConfiguration;
import dev.rapport.platform.http.Decompression;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.shutdown.Stopping;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Reads the bodies of requests: documents as they arrive, without a thread that waits for them; others as streams. */
@ApplicationScoped
class RequestBodies {
    /** What is read and checked right where it arrives; a larger one takes a worker thread. */
    static final int LARGEST_SMALL = 16 << 10;

    private static final int BLOCK = 1 << 16;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final IngestConfiguration limits;
    private final Stopping stopping;

    RequestBodies(IngestConfiguration limits, Stopping stopping) {
        this.limits = limits;
        this.stopping = stopping;
    }

    /** Whether the request says of itself that its body is small. One that is compressed never does. */
    boolean isSmall(RoutingContext exchange) {
        return !Decompression.isCompressed(exchange.request().getHeader("Content-Encoding"))
                && declaredLength(exchange.request()) <= LARGEST_SMALL;
    }

    /** What the request says of the length of its body; very much when it says nothing. */
    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? Long.MAX_VALUE : Long.parseLong(length);
        } catch (NumberFormatException notANumber) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * A body, once all of it is there, as it was sent. Called on the event loop.
     *
     * @param growth is told how many bytes there are before more are kept, and may refuse them with a problem
     */
    Uni<DocumentBytes> read(RoutingContext exchange, LongConsumer growth) {
        HttpServerRequest request = exchange.request();
        DocumentBytes body = new DocumentBytes((int) Math.max(1, Math.min(BLOCK, declaredLength(request))));
        return Uni.createFrom().emitter(emitter -> {
            if (request.isEnded()) {
                emitter.complete(body);
                return;
            }
            PaceOfArrival pace = new PaceOfArrival(exchange.vertx(), limits, body::length, emitter::fail);
            Stopping.Registration ofStopping = stopping.whenBegun(() -> exchange.vertx()
                    .setTimer(
                            Math.max(1, stopping.timeLeft().toMillis() / 2),
                            late -> emitter.fail(stopping().toException())));
            emitter.onTermination(() -> {
                pace.close();
                ofStopping.close();
            });
            request.exceptionHandler(broken -> emitter.fail(BrokenBody.problem().toException()));
            request.handler(more -> {
                try {
                    growth.accept(body.length() + more.length());
                    body.append(more);
                } catch (RuntimeException refused) {
                    request.handler(rest -> {});
                    emitter.fail(refused);
                }
            });
            request.endHandler(end -> emitter.complete(body));
            sayContinue(exchange);
            request.resume();
        });
    }

    /** A body of any length, read as it arrives by a thread that may wait. Called on the event loop. */
    ArrivingBody open(RoutingContext exchange) {
        ArrivingBody body =
                new ArrivingBody(exchange.request(), exchange.vertx().getOrCreateContext(), limits.maxStreamSilence());
        sayContinue(exchange);
        Stopping.Registration ofStopping = stopping.whenBegun(() -> body.stop(stopping()));
        exchange.addEndHandler(answered -> ofStopping.close());
        if (exchange.response().closed()) {
            ofStopping.close(); // the sender has gone before, and nobody is told of an end any more
        }
        return body;
    }

    private static void sayContinue(RoutingContext exchange) {
        if ("100-continue".equalsIgnoreCase(exchange.request().getHeader("Expect"))) {
            exchange.response().writeContinue();
        }
    }

    private static Problem stopping() {
        return Problem.unavailable(
                "the service is shutting down before the whole body arrived; send all of it again: what was already"
                        + " accepted counts as a duplicate",
                RETRY_AFTER);
    }
}
