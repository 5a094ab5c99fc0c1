package dev.rapport.ingest.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Passes the gate on the event loop, before a request waits for a worker thread, and leaves it with the answer. */
@Singleton
final class GateFilter {
    private final IngestGate gate;

    GateFilter(IngestGate gate) {
        this.gate = gate;
    }

    @Gated
    @ServerRequestFilter(nonBlocking = true)
    void enter(RoutingContext request) {
        IngestGate.Pass pass = gate.enter();
        request.addEndHandler(ended -> pass.close());
        if (request.response().closed()) {
            pass.close(); // the sender has gone before, and nobody is told of an end any more
        }
    }
}
