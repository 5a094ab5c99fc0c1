package dev.rapport.platform.edge;

import dev.rapport.platform.problem.Problem;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import java.util.List;
import java.util.Locale;

/** What HTTP demands of the head of a request (RFC 9112, 3.2 and 6.1; RFC 9113, 8.3) beyond what the parser sees to. */
final class RequestHead {

    private static final String ANY_HOST = "localhost";

    private RequestHead() {}

    /**
     * Looks at the head of a request.
     *
     * @throws dev.rapport.platform.problem.ProblemException that says what is wrong with it
     */
    static void check(HttpServerRequestInternal request) {
        if (request.version() == null) {
            throw Problem.malformed("The request line names an unknown protocol; use HTTP/1.1, HTTP/1.0 or HTTP/2.")
                    .toException();
        }
        if (request.method().equals(HttpMethod.CONNECT)) {
            throw Problem.methodNotAllowed("CONNECT is for proxies, and this server is not one.")
                    .toException();
        }
        checkHost(request);
    }

    private static void checkHost(HttpServerRequestInternal request) {
        List<String> hosts = request.headers().getAll("Host");
        if (hosts.size() > 1) {
            throw Problem.malformed("The request has %d Host headers; exactly one is allowed.".formatted(hosts.size()))
                    .toException();
        }
        if (hosts.isEmpty() && request.version() == HttpVersion.HTTP_1_0) {
            request.headers().set("Host", ANY_HOST); // what is behind can't build an address without one
            return;
        }
        if (request.isValidAuthority()) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            throw Problem.malformed("The request has no \":authority\"; HTTP/2 needs it.")
                    .toException();
        }
        throw Problem.malformed(
                        hosts.isEmpty()
                                ? "The request has no Host header; HTTP/1.1 needs one, such as Host: rapport.example."
                                : "The Host header is not a host, with or without a port, such as rapport.example:8080.")
                .toException();
    }

    /** Whether where the body ends is anybody's guess; then nothing more can be read from the connection. */
    static boolean isUnbounded(HttpServerRequest request) {
        List<String> codings = request.headers().getAll("Transfer-Encoding");
        return !codings.isEmpty()
                && !String.join(",", codings).strip().toLowerCase(Locale.ROOT).equals("chunked");
    }

    /** What to say of a request that {@link #isUnbounded}. */
    static Problem unbounded() {
        return Problem.malformed("The Transfer-Encoding is not supported; only chunked is. Compression belongs in"
                + " Content-Encoding.");
    }
}
