package dev.rapport.ingest.http;

import dev.rapport.ingest.BatchResult;
import dev.rapport.ingest.BatchWriter;
import dev.rapport.ingest.BrokenBody;
import dev.rapport.ingest.CsvItems;
import dev.rapport.ingest.IngestConfiguration;
import dev.rapport.ingest.IngestParameters;
import dev.rapport.ingest.ItemContext;
import dev.rapport.ingest.ItemResult;
import dev.rapport.ingest.ItemSource;
import dev.rapport.ingest.ItemStatus;
import dev.rapport.ingest.JsonDocument;
import dev.rapport.ingest.NdjsonItems;
import dev.rapport.ingest.Shape;
import dev.rapport.ingest.StreamResult;
import dev.rapport.ingest.StreamWriter;
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

/** What both addresses of the writing door do: read the body in its form, write it, answer. */
@ApplicationScoped
public class IngestDoor {
    private static final int MULTI_STATUS = 207;

    private final IngestGate gate;
    private final IngestConfiguration limits;
    private final BatchWriter batches;
    private final StreamWriter streams;
    private final RequestBodies bodies;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    IngestDoor(
            IngestGate gate,
            IngestConfiguration limits,
            BatchWriter batches,
            StreamWriter streams,
            RequestBodies bodies,
            CurrentCaller currentCaller,
            Clock clock) {
        this.gate = gate;
        this.limits = limits;
        this.batches = batches;
        this.streams = streams;
        this.bodies = bodies;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /** Called on the event loop, and never waits there: what may take long goes to a thread that may. */
    Uni<Response> receive(Shape shape, RoutingContext exchange, UriInfo uri) {
        BodyForm form = BodyForm.of(exchange.request().getHeader(HttpHeaders.CONTENT_TYPE), shape);
        IngestParameters parameters = IngestParameters.from(uri.getQueryParameters(), shape);
        Caller caller = currentCaller.get();
        ItemContext context = new ItemContext(
                form == BodyForm.CLOUD_EVENTS ? Shape.CLOUD_EVENT : shape,
                parameters.source().orElse(caller.keyName()),
                parameters.type(),
                clock);
        Request request = new Request(caller.workspaceId(), context, parameters.dryRun(), uri.getPath());
        boolean isDocument = form == BodyForm.JSON || form == BodyForm.CLOUD_EVENTS;
        if (isDocument && bodies.isSmall(exchange)) {
            return bodies.read(exchange).chain(body -> receiveSmallDocument(request, body));
        }
        InputStream body = bodies.open(exchange);
        return Uni.createFrom()
                .item(() -> isDocument ? receiveDocument(request, body) : receiveStream(request, form, body))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }

    private record Request(WorkspaceId workspace, ItemContext context, boolean isDryRun, String path) {}

    private Uni<Response> receiveSmallDocument(Request request, byte[] body) {
        JsonDocument document = JsonDocument.read(body, request.context(), limits.maxDocumentItems());
        return request.isDryRun()
                ? Uni.createFrom().item(answer(request, document, batches.check(document.items())))
                : Uni.createFrom()
                        .completionStage(batches.submit(request.workspace(), document.items()))
                        .map(batch -> answer(request, document, batch));
    }

    private Response receiveDocument(Request request, InputStream rawBody) {
        try (IngestGate.DocumentMemory memory = gate.document()) {
            InputStream body =
                    new DocumentStream(rawBody, memory, limits.maxDocumentSize().asLongValue());
            JsonDocument document = JsonDocument.read(body, request.context(), limits.maxDocumentItems());
            return answer(
                    request,
                    document,
                    request.isDryRun()
                            ? batches.check(document.items())
                            : batches.write(request.workspace(), document.items()));
        } catch (IOException broken) {
            throw BrokenBody.problem().toException();
        }
    }

    private static Response answer(Request request, JsonDocument document, BatchResult batch) {
        return document.isArray()
                ? answer(BatchReceipt.from(batch, request.isDryRun(), request.path()))
                : answer(batch);
    }

    private Response receiveStream(Request request, BodyForm form, InputStream body) {
        try (IngestGate.Pass place = gate.enterStream()) {
            ItemSource source = source(form, body, request.context());
            StreamResult result =
                    request.isDryRun() ? streams.check(source) : streams.write(request.workspace(), source);
            return answer(BatchReceipt.from(result, request.isDryRun(), request.path()));
        } catch (IOException broken) {
            throw BrokenBody.problem().toException();
        }
    }

    private ItemSource source(BodyForm form, InputStream body, ItemContext context) throws IOException {
        int maxLine = Math.toIntExact(limits.maxLineSize().asLongValue());
        return form == BodyForm.CSV
                ? new CsvItems(body, context, maxLine, limits.maxRowsWithoutId())
                : new NdjsonItems(body, context, maxLine);
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
