package dev.rapport.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides by its Content-Type whether an answer is compressed for those who accept it, whoever answers: a resource, the
 * OpenAPI document, the files of Swagger UI. Quarkus decides for each resource apart, by a list, and never says Vary.
 */
@Singleton
final class AnswerCompression {
    /** Handlers of the end of a head are called in reverse order, so that this one has the last word. */
    private static final int BEFORE_ALL_OTHERS = 1002;

    private static final int NOT_MODIFIED = 304;
    private static final String ACCEPT_ENCODING = "Accept-Encoding";
    private static final Set<String> TEXT = Set.of(
            "application/javascript",
            "application/json",
            "application/openmetrics-text",
            "application/x-ndjson",
            "application/xml",
            "application/yaml");

    void register(@Observes Filters filters) {
        filters.register(AnswerCompression::watch, BEFORE_ALL_OTHERS);
    }

    private static void watch(RoutingContext context) {
        context.addHeadersEndHandler(head -> decide(context));
        context.next();
    }

    private static void decide(RoutingContext context) {
        MultiMap headers = context.response().headers();
        boolean isText = isText(headers.get(HttpHeaders.CONTENT_TYPE));
        if (isText || context.response().getStatusCode() == NOT_MODIFIED) {
            addVary(headers);
        }
        // Quarkus marks every answer so to keep the server from compressing it. A part of a file must stay as it is.
        boolean isLeft = HttpHeaders.IDENTITY.toString().equals(headers.get(HttpHeaders.CONTENT_ENCODING));
        if (isText && isLeft && !headers.contains("Content-Range")) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        }
    }

    private static void addVary(MultiMap headers) {
        String vary = String.join(", ", headers.getAll(HttpHeaders.VARY));
        if (vary.isEmpty()) {
            headers.set(HttpHeaders.VARY, ACCEPT_ENCODING);
        } else if (!vary.equals("*") && !vary.toLowerCase(Locale.ROOT).contains("accept-encoding")) {
            headers.set(HttpHeaders.VARY, vary + ", " + ACCEPT_ENCODING);
        }
    }

    /** Whether a Content-Type is of a kind that gets smaller. */
    static boolean isText(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || TEXT.contains(type)
                || type.endsWith("+json")
                || type.endsWith("+xml")
                || type.endsWith("+yaml");
    }
}
