package dev.rapport.ingest.hook;

import dev.rapport.platform.http.BoundedInputStream;
import dev.rapport.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks the interface of a vendor whose deliveries only say what can be fetched. Where that is, the server's configuration
 * says alone: nothing that a delivery contains leads anywhere else.
 */
@ApplicationScoped
class VendorApi {
    private static final Pattern RESOURCE = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*(\\?[A-Za-z0-9_=&-]*)?");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    /** Answers below 500 that can be others at the next try: the request came too late, too early or too often. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private static final int MOST_AT_ONCE = 8;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final HookConfiguration configuration;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    VendorApi(HookConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Why nothing was fetched, in a sentence for the one who owns the hook. */
    static final class FetchException extends Exception {
        private static final long serialVersionUID = 1L;
        private final @Nullable Duration wished;

        /** What only a person can do something about. */
        FetchException(String message) {
            super(message);
            this.wished = null;
        }

        private FetchException(String message, Duration wished) {
            super(message);
            this.wished = wished;
        }

        /** What can be over at the next try. */
        static FetchException passing(String message, Duration wished) {
            return new FetchException(message, wished);
        }

        static FetchException passing(String message) {
            return passing(message, Duration.ZERO);
        }

        /** How long the vendor asks to be left alone, if it can be over then at all; zero when it asks nothing. */
        Optional<Duration> wished() {
            return Optional.ofNullable(wished);
        }
    }

    /**
     * The document at a path below the vendor's interface.
     *
     * @throws FetchException when there is none, or it does not come in time
     */
    byte[] get(String connector, String resource, String accessToken) throws FetchException {
        URI base = configuration.api().get(connector);
        if (base == null) {
            throw new FetchException("the server does not say where the interface of %s is: rapport.hooks.api.%s"
                    .formatted(connector, connector));
        }
        if (!RESOURCE.matcher(resource).matches()) {
            throw new FetchException("the delivery names a resource that is no path of ids");
        }
        if (!places.tryAcquire()) {
            throw FetchException.passing("too many fetches are in progress");
        }
        try {
            return send(
                    connector, URI.create(base + (base.toString().endsWith("/") ? "" : "/") + resource), accessToken);
        } finally {
            places.release();
        }
    }

    private byte[] send(String connector, URI address, String accessToken) throws FetchException {
        long timeout = configuration.fetchTimeout().toMillis();
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(address)
                    .timeout(configuration.fetchTimeout())
                    .header("Authorization", "Bearer " + accessToken)
                    .header("Accept", "application/json")
                    .build();
        } catch (IllegalArgumentException unfit) {
            throw new FetchException("the access token can't be sent in a header; set access_token of the hook again");
        }
        try {
            return read(connector, http.send(request, HttpResponse.BodyHandlers.ofInputStream()), timeout);
        } catch (HttpTimeoutException late) {
            throw late(connector, timeout);
        } catch (IOException unreachable) {
            throw FetchException.passing("%s can't be reached".formatted(connector));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw FetchException.passing("the service is shutting down");
        }
    }

    /** The request's own timeout ends with the headers; a body that trickles in must not hold the thread either. */
    private byte[] read(String connector, HttpResponse<InputStream> response, long timeout) throws FetchException {
        InputStream body = response.body();
        AtomicBoolean isLate = new AtomicBoolean();
        CompletableFuture<Void> watch = CompletableFuture.runAsync(
                () -> {
                    isLate.set(true);
                    close(body);
                },
                CompletableFuture.delayedExecutor(timeout, TimeUnit.MILLISECONDS));
        try {
            int status = response.statusCode();
            if (status != 200) {
                throw refused(connector, status, response);
            }
            return new BoundedInputStream(body, configuration.maxBodySize().asLongValue(), "What the vendor answered")
                    .readAllBytes();
        } catch (IOException broken) {
            throw isLate.get()
                    ? late(connector, timeout)
                    : FetchException.passing("the answer of %s was cut off".formatted(connector));
        } catch (ProblemException tooLarge) {
            throw new FetchException(tooLarge.problem().detail());
        } finally {
            watch.cancel(false);
            close(body);
        }
    }

    private static FetchException late(String connector, long timeout) {
        return FetchException.passing("%s did not respond within %d ms".formatted(connector, timeout));
    }

    private static FetchException refused(String connector, int status, HttpResponse<?> response) {
        String answered = "%s answered %d".formatted(connector, status);
        if (status >= 500 || PASSING.contains(status)) {
            return FetchException.passing(
                    answered,
                    response.headers()
                            .firstValue("Retry-After")
                            .map(VendorApi::wished)
                            .orElse(Duration.ZERO));
        }
        return new FetchException(
                switch (status) {
                    case 401, 403 -> answered + "; is the access_token of the hook still valid?";
                    case 404, 410 ->
                        answered + "; what the delivery refers to does not exist, or this access_token may not see it";
                    case 301, 302, 303, 307, 308 ->
                        answered
                                + ", a redirect, which is not followed; check rapport.hooks.api.%s"
                                        .formatted(connector);
                    default -> answered;
                });
    }

    /** The seconds for which a vendor asks to be left alone; the form with a date is left to the pauses here. */
    private static Duration wished(String retryAfter) {
        return SECONDS.matcher(retryAfter.strip()).matches()
                ? Duration.ofSeconds(Long.parseLong(retryAfter.strip()))
                : Duration.ZERO;
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException closed) {
            // nobody reads it any more
        }
    }
}
