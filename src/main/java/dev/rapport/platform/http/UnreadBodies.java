package dev.rapport.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What happens to the rest of a body whose request is answered before it was read, as refusals are. Many clients write
 * all of it before they look at the answer, so the rest is taken and dropped for a while; then the connection is closed.
 */
@Singleton
final class UnreadBodies {
    private static final int BEFORE_ALL_OTHERS = 1001;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    void register(@Observes Filters filters) {
        filters.register(UnreadBodies::watch, BEFORE_ALL_OTHERS);
    }

    private static void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.addEndHandler(answered -> {
            if (answered.succeeded() && !request.isEnded()) {
                drop(context, request);
            }
        });
        context.next();
    }

    private static void drop(RoutingContext context, HttpServerRequest request) {
        long timer = context.vertx()
                .setTimer(PATIENCE.toMillis(), late -> request.connection().close());
        request.handler(ignored -> {});
        request.exceptionHandler(broken -> context.vertx().cancelTimer(timer));
        request.endHandler(end -> context.vertx().cancelTimer(timer));
        request.resume();
    }
}
