package dev.rapport.platform.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The name of a request that both ends know: the caller's own, or one that is made up. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    private static final int LONGEST = 128;

    private RequestId() {}

    /** The id that the answer to a request carries. */
    public static String of(HttpServerRequest request) {
        return from(request.getHeader(HEADER));
    }

    /** The given id without what could break a log line or a header, cut to size; a new one if nothing is left. */
    static String from(@Nullable String given) {
        String clean = given == null ? "" : given.replaceAll("[^A-Za-z0-9._:/+=@-]", "");
        return clean.isEmpty() ? UUID.randomUUID().toString() : clean.substring(0, Math.min(clean.length(), LONGEST));
    }
}
