package dev.rapport.ingest.http;

import dev.rapport.ingest.BrokenBody;
import dev.rapport.ingest.IngestConfiguration;
import dev.rapport.platform.http.Decompression;
import io.quarkus.vertx.http.runtime.VertxInputStream;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Duration;

/** Reads the bodies of requests: small ones as they arrive, without a thread that waits for them; others as streams. */
@ApplicationScoped
class RequestBodies {
    /** A sender who says nothing for so long has gone. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final long smallest;

    RequestBodies(IngestConfiguration limits) {
        this.smallest = limits.maxSmallDocumentSize().asLongValue();
    }

    /** Whether the request says of itself that its body is small. One that is compressed never does. */
    boolean isSmall(RoutingContext exchange) {
        String length = exchange.request().getHeader("Content-Length");
        try {
            return length != null
                    && !Decompression.isCompressed(exchange.request().getHeader("Content-Encoding"))
                    && Long.parseLong(length) <= smallest;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    /** A small body, once it is there. Called on the event loop. */
    Uni<byte[]> read(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        return Uni.createFrom().emitter(emitter -> {
            Buffer body = Buffer.buffer();
            long timer = exchange.vertx()
                    .setTimer(SILENCE.toMillis(), late -> request.connection().close());
            request.exceptionHandler(broken -> {
                exchange.vertx().cancelTimer(timer);
                emitter.fail(BrokenBody.problem().toException());
            });
            request.handler(body::appendBuffer);
            request.endHandler(end -> {
                exchange.vertx().cancelTimer(timer);
                emitter.complete(body.getBytes());
            });
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                exchange.response().writeContinue();
            }
            request.resume();
        });
    }

    /** A body of any length, without its compression, read as it is asked for, by a thread that may wait. Called on the event loop. */
    InputStream open(RoutingContext exchange) {
        return Decompression.inflated(
                new VertxInputStream(exchange, SILENCE.toMillis()),
                exchange.request().getHeader("Content-Encoding"));
    }
}
