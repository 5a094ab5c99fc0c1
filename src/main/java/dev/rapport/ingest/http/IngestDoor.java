package dev.rapport.ingest.http;

import dev.rapport.ingest.BatchResult;
import dev.rapport.ingest.BatchWriter;
import dev.rapport.ingest.BinaryEvent;
import dev.rapport.ingest.BrokenBody;
import dev.rapport.ingest.CsvItems;
import dev.rapport.ingest.IngestConfiguration;
import dev.rapport.ingest.IngestParameters;
import dev.rapport.ingest.ItemContext;
import dev.rapport.ingest.ItemLimits;
import dev.rapport.ingest.ItemResult;
import dev.rapport.ingest.ItemSource;
import dev.rapport.ingest.ItemStatus;
import dev.rapport.ingest.JsonDocument;
import dev.rapport.ingest.JsonWire;
import dev.rapport.ingest.NdjsonItems;
import dev.rapport.ingest.Pauses;
import dev.rapport.ingest.Shape;
import dev.rapport.ingest.StreamResult;
import dev.rapport.ingest.StreamWriter;
import dev.rapport.ingest.WatchedStreams;
import dev.rapport.platform.http.BoundedInputStream;
import dev.rapport.platform.http.Decompression;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.access.Caller;
import dev.rapport.workspace.access.CurrentCaller;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What both addresses of the writing door do: read the body in its form, write it, answer. */
@ApplicationScoped
public class IngestDoor {
    private static final int MULTI_STATUS = 207;

    private final IngestGate gate;
    private final IngestConfiguration limits;
    private final BatchWriter batches;
    private final StreamWriter streams;
    private final RequestBodies bodies;
    private final WatchedStreams watched;
    private final CurrentCaller currentCaller;
    private final Clock clock;
    private final JsonWire json;

    IngestDoor(
            IngestGate gate,
            IngestConfiguration limits,
            BatchWriter batches,
            StreamWriter streams,
            RequestBodies bodies,
            WatchedStreams watched,
            CurrentCaller currentCaller,
            Clock clock) {
        this.gate = gate;
        this.limits = limits;
        this.batches = batches;
        this.streams = streams;
        this.bodies = bodies;
        this.watched = watched;
        this.currentCaller = currentCaller;
        this.clock = clock;
        this.json = new JsonWire(ItemLimits.STANDARD);
    }

    /** Called on the event loop, and never waits there: what may take long goes to a thread that may. */
    Uni<Response> receive(Shape shape, RoutingContext exchange, HttpHeaders headers, UriInfo uri) {
        BodyForm form = BodyForm.of(
                headers.getHeaderString(HttpHeaders.CONTENT_TYPE),
                shape,
                BinaryEvent.isIn(headers.getRequestHeaders().keySet()));
        IngestParameters parameters = IngestParameters.from(uri.getQueryParameters(), shape);
        Caller caller = currentCaller.get();
        ItemContext context = new ItemContext(
                form.isCloudEvents() ? Shape.CLOUD_EVENT : shape,
                parameters.source().orElse(caller.keyName()),
                parameters.type(),
                clock,
                json);
        Request request = new Request(
                caller.workspaceId(), form, context, parameters.dryRun(), uri.getPath(), headers.getRequestHeaders());
        boolean isDocument = form != BodyForm.NDJSON && form != BodyForm.CSV;
        return isDocument ? receiveDocument(request, exchange) : receiveStream(request, exchange);
    }

    private record Request(
            WorkspaceId workspace,
            BodyForm form,
            ItemContext context,
            boolean isDryRun,
            String path,
            Map<String, List<String>> headers) {}

    private Uni<Response> receiveDocument(Request request, RoutingContext exchange) {
        long most = limits.maxDocumentSize().asLongValue();
        if (bodies.isSmall(exchange)) {
            return bodies.read(exchange, length -> DocumentStream.requireWithin(most, length))
                    .chain(body -> write(request, body));
        }
        IngestGate.DocumentMemory memory = gate.document();
        String encoding = exchange.request().getHeader("Content-Encoding");
        return bodies.read(exchange, length -> {
                    DocumentStream.requireWithin(most, length);
                    memory.growTo(length);
                })
                .emitOn(Infrastructure.getDefaultExecutor())
                .chain(body -> write(
                        request,
                        new DocumentStream(
                                Decompression.inflated(body, encoding),
                                memory,
                                most,
                                Decompression.isCompressed(encoding) ? body.length() : 0)))
                .onTermination()
                .invoke(memory::close);
    }

    private Uni<Response> write(Request request, InputStream body) {
        JsonDocument document;
        try {
            document = document(request, body);
        } catch (IOException broken) {
            throw BrokenBody.problem().toException();
        }
        return request.isDryRun()
                ? Uni.createFrom().item(answer(request, document, batches.check(document.items())))
                : Uni.createFrom()
                        .completionStage(batches.submit(request.workspace(), document.items()))
                        .map(batch -> answer(request, document, batch));
    }

    private JsonDocument document(Request request, InputStream body) throws IOException {
        JsonDocument document = request.form() == BodyForm.CLOUD_EVENT_IN_HEADERS
                ? new JsonDocument(false, List.of(BinaryEvent.read(request.headers(), body, request.context())))
                : JsonDocument.read(body, request.context(), limits.maxDocumentItems());
        request.form().checkExtent(document);
        return document;
    }

    private static Response answer(Request request, JsonDocument document, BatchResult batch) {
        return document.isArray()
                ? answer(BatchReceipt.from(batch, request.isDryRun(), request.path()))
                : answer(batch);
    }

    private Uni<Response> receiveStream(Request request, RoutingContext exchange) {
        IngestGate.Pass place = gate.enterStream();
        ArrivingBody arriving = bodies.open(exchange);
        InputStream body = Decompression.inflated(arriving, exchange.request().getHeader("Content-Encoding"));
        return Uni.createFrom()
                .item(() -> receiveStream(request, body, arriving, place))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .onFailure()
                .invoke(place::close);
    }

    private Response receiveStream(Request request, InputStream body, Pauses pauses, IngestGate.Pass held) {
        try (IngestGate.Pass place = held) {
            StreamResult result = request.isDryRun()
                    ? streams.check(source(request, body))
                    : watched.follow(
                            request.workspace(),
                            request.headers(),
                            progress -> streams.write(request.workspace(), source(request, body), pauses, progress));
            return answer(BatchReceipt.from(result, request.isDryRun(), request.path()));
        } catch (IOException broken) {
            throw BrokenBody.problem().toException();
        }
    }

    private ItemSource source(Request request, InputStream rawBody) throws IOException {
        int maxLine = Math.toIntExact(limits.maxLineSize().asLongValue());
        long maxStream = limits.maxInflatedStreamSize().asLongValue();
        InputStream body =
                maxStream == 0 ? rawBody : new BoundedInputStream(rawBody, maxStream, "The stream, decompressed,");
        return request.form() == BodyForm.CSV
                ? new CsvItems(body, request.context(), maxLine, limits.maxRowsWithoutId())
                : new NdjsonItems(body, request.context(), maxLine);
    }

    private static Response answer(BatchReceipt receipt) {
        return Response.status(receipt.allTaken() ? Response.Status.OK.getStatusCode() : MULTI_STATUS)
                .entity(receipt)
                .build();
    }

    /** The answer to a single item: what is wrong with it is the answer itself. */
    private static Response answer(BatchResult batch) {
        ItemResult result = batch.results().get(0);
        result.problem().ifPresent(problem -> {
            throw problem.toException();
        });
        return Response.status(result.status() == ItemStatus.ACCEPTED ? Response.Status.CREATED : Response.Status.OK)
                .entity(ItemReceipt.from(batch))
                .build();
    }
}
