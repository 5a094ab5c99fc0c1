package dev.rapport.platform.edge;

import dev.rapport.platform.http.KnownAddresses;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Keeps the number of time series about requests bounded, whatever is sent: what anybody can make up, methods and
 * addresses, counts as one of those that are known or as none of them.
 */
@Singleton
final class RequestSeries implements MeterFilter {
    private static final String ABOUT_REQUESTS = "http.server.";
    private static final String METHOD = "method";
    private static final String URI = "uri";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "UNKNOWN");
    private static final String OTHER_METHOD = "OTHER";
    /** Those that the document leaves out or has one by one, and the words that Quarkus has for what is none. */
    private static final Set<String> ADDRESSES = Set.of(
            "root",
            "NOT_FOUND",
            "REDIRECTION",
            "UNKNOWN",
            "/cors-preflight",
            "/problems",
            "/problems/{id}",
            "/v1/metrics/{metric}",
            "/v1/metrics/{metric}/rows");

    private static final String NO_ADDRESS = "UNROUTED";

    private final KnownAddresses known;

    RequestSeries(KnownAddresses known) {
        this.known = known;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith(ABOUT_REQUESTS)) {
            return id;
        }
        Tags bounded = Tags.empty();
        String method = id.getTag(METHOD);
        if (method != null && !METHODS.contains(method)) {
            bounded = bounded.and(Tag.of(METHOD, OTHER_METHOD));
        }
        String uri = id.getTag(URI);
        if (uri != null && !ADDRESSES.contains(uri)) {
            bounded = bounded.and(Tag.of(
                    URI, known.find(uri).map(KnownAddresses.Address::template).orElse(NO_ADDRESS)));
        }
        return bounded.stream().findAny().isEmpty() ? id : id.withTags(bounded);
    }
}
