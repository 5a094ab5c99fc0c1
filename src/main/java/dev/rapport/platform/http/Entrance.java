package dev.rapport.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The root address: leads browsers to Swagger UI, and says to others where everything is. */
@Singleton
final class Entrance {
    private static final int SEE_OTHER = 303;
    /** Without a host and a leading slash, so that they hold behind a proxy too. */
    private static final String SWAGGER_UI = "q/swagger-ui/";

    private static final String LINKS = new JsonObject()
            .put("name", "Rapport")
            .put("documentation", SWAGGER_UI)
            .put("openapi", "q/openapi")
            .put("health", "q/health")
            .put("metrics", "q/metrics")
            .put("problems", "problems")
            .encode();

    void register(@Observes Router router) {
        router.route("/").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(Entrance::answer);
    }

    private static void answer(RoutingContext context) {
        String accept = context.request().getHeader("Accept");
        context.response().putHeader("Vary", "Accept");
        if (accept != null && accept.contains("text/html")) {
            context.response()
                    .setStatusCode(SEE_OTHER)
                    .putHeader("Location", SWAGGER_UI)
                    .end();
        } else {
            context.response().putHeader("Content-Type", "application/json").end(LINKS);
        }
    }
}
