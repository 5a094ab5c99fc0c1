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
import dev.rapport.ingest.Shape;
import dev.rapport.ingest.StreamResult;
import dev.rapport.ingest.StreamWriter;
import dev.rapport.ingest.WatchedStreams;
import dev.rapport.platform.http.BoundedInputStream;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.access.Caller;
import dev.rapport.workspace.access.CurrentCaller;
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
    private final WatchedStreams watched;
    private final CurrentCaller currentCaller;
    private final Clock clock;
    private final JsonWire json;

    IngestDoor(
            IngestGate gate,
            IngestConfiguration limits,
            BatchWriter batches,
            StreamWriter streams,
            WatchedStreams watched,
            CurrentCaller currentCaller,
            Clock clock) {
        this.gate = gate;
        this.limits = limits;
        this.batches = batches;
        this.streams = streams;
        this.watched = watched;
        this.currentCaller = currentCaller;
        this.clock = clock;
        this.json = new JsonWire(ItemLimits.from(limits));
    }

    Response receive(Shape shape, InputStream body, HttpHeaders headers, UriInfo uri) {
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
                caller.workspaceId(), body, context, parameters.dryRun(), uri.getPath(), headers.getRequestHeaders());
        try {
            return switch (form) {
                case JSON, CLOUD_EVENT, CLOUD_EVENTS, CLOUD_EVENT_IN_HEADERS -> receiveDocument(request, form);
                case NDJSON, CSV -> receiveStream(request, form);
            };
        } catch (IOException broken) {
            throw BrokenBody.problem().toException();
        }
    }

    private record Request(
            WorkspaceId workspace,
            InputStream body,
            ItemContext context,
            boolean isDryRun,
            String path,
            Map<String, List<String>> headers) {}

    private Response receiveDocument(Request request, BodyForm form) throws IOException {
        try (IngestGate.DocumentMemory memory = gate.document()) {
            InputStream body = new DocumentStream(
                    request.body(), memory, limits.maxDocumentSize().asLongValue());
            JsonDocument document = form == BodyForm.CLOUD_EVENT_IN_HEADERS
                    ? new JsonDocument(false, List.of(BinaryEvent.read(request.headers(), body, request.context())))
                    : JsonDocument.read(body, request.context(), limits.maxDocumentItems());
            form.checkExtent(document);
            BatchResult batch = request.isDryRun()
                    ? batches.check(document.items())
                    : batches.write(request.workspace(), document.items());
            return document.isArray()
                    ? answer(BatchReceipt.from(batch, request.isDryRun(), request.path()))
                    : answer(batch);
        }
    }

    private Response receiveStream(Request request, BodyForm form) throws IOException {
        try (IngestGate.Pass place = gate.enterStream()) {
            StreamResult result = request.isDryRun()
                    ? streams.check(source(form, request))
                    : watched.follow(
                            request.workspace(),
                            request.headers(),
                            progress -> streams.write(request.workspace(), source(form, request), progress));
            return answer(BatchReceipt.from(result, request.isDryRun(), request.path()));
        }
    }

    private ItemSource source(BodyForm form, Request request) throws IOException {
        int maxLine = Math.toIntExact(limits.maxLineSize().asLongValue());
        long maxStream = limits.maxInflatedStreamSize().asLongValue();
        InputStream body = maxStream == 0
                ? request.body()
                : new BoundedInputStream(request.body(), maxStream, "The stream, decompressed,");
        return form == BodyForm.CSV
                ? new CsvItems(body, request.context(), maxLine, limits.maxRowsWithoutId())
                : new NdjsonItems(body, request.context(), maxLine);
    }

    private static Response answer(BatchReceipt receipt) {
        return Response.status(receipt.isAllTaken() ? Response.Status.OK.getStatusCode() : MULTI_STATUS)
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
