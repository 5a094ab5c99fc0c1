package dev.rapport.platform.shutdown;

import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.http.ProblemRoutes;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Counts requests in and out, and refuses those that come after the signal. While the service stops, a connection is closed
 * by us as soon as its answer has left for the network: when the server closes, it would cut what is still on its way.
 */
@Singleton
final class StoppingFilter {
    private static final int BEHIND_THE_REQUEST_ID = 990;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    /** How long whoever is answered before they have sent all may go on sending. */
    private static final Duration LINGER = Duration.ofSeconds(2);
    /** How long an answer takes to the network where we can't see it: its connection stays open for others. */
    private static final Duration FLUSH = Duration.ofMillis(200);

    private static final long LOOK_MILLIS = 20;
    private static final String GOODBYE = "rapport.goodbye";

    private final Stopping stopping;
    private final ProblemRoutes problems;

    StoppingFilter(Stopping stopping, ProblemRoutes problems) {
        this.stopping = stopping;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::count, BEHIND_THE_REQUEST_ID);
    }

    private void count(RoutingContext context) {
        if (context.normalizedPath().startsWith("/q/")) {
            context.next(); // whoever watches the service may do so to the end
            return;
        }
        context.addHeadersEndHandler(head -> sayGoodbye(context));
        if (stopping.enter()) {
            context.addEndHandler(answered -> end(context, answered, stopping::leave));
            context.next();
        } else {
            context.addEndHandler(answered -> end(context, answered, stopping::leaveRefused));
            problems.write(
                    context,
                    Problem.unavailable(
                            "the service is shutting down; nothing of this request was done, send it again",
                            RETRY_AFTER));
        }
    }

    private void sayGoodbye(RoutingContext context) {
        if (stopping.hasBegun() && hasConnectionOfItsOwn(context.request())) {
            context.response().putHeader("Connection", "close");
            context.put(GOODBYE, true);
        }
    }

    /** To close behind an answer that does not say so would cut off whoever asks again. */
    private static boolean hasSaidGoodbye(RoutingContext context) {
        return context.get(GOODBYE) != null;
    }

    private static boolean hasConnectionOfItsOwn(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2;
    }

    private void end(RoutingContext context, AsyncResult<Void> answered, Runnable leave) {
        if (answered.failed() || !stopping.hasBegun()) {
            leave.run();
        } else if (hasSaidGoodbye(context)) {
            closeOnceAllIsSent(context, System.nanoTime() + LINGER.toNanos(), leave);
        } else {
            context.vertx().setTimer(FLUSH.toMillis(), flushed -> leave.run());
        }
    }

    /** To close while the other end still sends would make it forget the answer. */
    private static void closeOnceAllIsSent(RoutingContext context, long deadline, Runnable leave) {
        if (context.request().isEnded() || System.nanoTime() - deadline > 0) {
            context.request().connection().close().onComplete(closed -> leave.run());
        } else {
            context.vertx().setTimer(LOOK_MILLIS, later -> closeOnceAllIsSent(context, deadline, leave));
        }
    }
}
