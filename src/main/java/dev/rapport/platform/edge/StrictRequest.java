package dev.rapport.platform.edge;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request with its address as RFC 3986 has it, where the sender has sent another text of the same meaning. */
final class StrictRequest extends HttpServerRequestWrapper {
    private static final int MOST_PARAMETERS = 1024;

    private final String uri;

    StrictRequest(HttpServerRequestInternal sent, String uri) {
        super(sent);
        this.uri = uri;
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public String path() {
        String path = uri.startsWith("/")
                ? beforeQuery(uri)
                : Objects.requireNonNullElse(URI.create(uri).getRawPath(), "");
        return path.isEmpty() ? "/" : path;
    }

    private static String beforeQuery(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    @Override
    public @Nullable String query() {
        int query = uri.indexOf('?');
        return query < 0 ? null : uri.substring(query + 1);
    }

    @Override
    public String absoluteURI() {
        return uri.startsWith("/") ? scheme() + "://" + authority() + uri : uri;
    }

    @Override
    public MultiMap params(boolean semicolonIsNormalChar) {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        new QueryStringDecoder(uri, Charset.forName(getParamsCharset()), true, MOST_PARAMETERS, semicolonIsNormalChar)
                .parameters()
                .forEach(parameters::add);
        return parameters;
    }
}
