package dev.rapport.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What happens to the rest of a body whose request is answered before it was read, as refusals are. Many clients write
 * all of it before they look at the answer, so the rest is taken and dropped for a while. Whoever still sends then is cut
 * off: the connection over HTTP/1, which can't be used for anything else, and only the stream over HTTP/2.
 */
@Singleton
final class UnreadBodies {
    private static final int BEFORE_ALL_OTHERS = 1001;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** RFC 9113, 8.1: the answer is whole, and the rest of the request is not needed. */
    private static final long NO_ERROR = 0;

    void register(@Observes Filters filters) {
        filters.register(UnreadBodies::watch, BEFORE_ALL_OTHERS);
    }

    private static void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        Vertx vertx = context.vertx();
        Context eventLoop = vertx.getOrCreateContext();
        context.addEndHandler(answered -> {
            if (answered.succeeded()) {
                // An answer may end on a worker thread; a body arrives on the event loop alone.
                eventLoop.runOnContext(then -> dropRest(vertx, request));
            }
        });
        context.next();
    }

    /**
     * Asks for all that is left, and waits for its end. Only then does the request know whether anything is: one whose
     * reader asked for no more than it needed is paused, and says that it has not ended although it has.
     */
    private static void dropRest(Vertx vertx, HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        long timer = vertx.setTimer(PATIENCE.toMillis(), late -> cutOff(request));
        request.handler(ignored -> {});
        request.exceptionHandler(broken -> vertx.cancelTimer(timer));
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.resume();
        if (request.isEnded()) {
            vertx.cancelTimer(timer);
        }
    }

    private static void cutOff(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(NO_ERROR);
        } else {
            request.connection().close();
        }
    }
}
