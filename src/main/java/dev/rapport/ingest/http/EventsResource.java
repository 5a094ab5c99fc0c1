package dev.rapport.ingest.http;

import dev.rapport.ingest.Shape;
import dev.rapport.platform.problem.http.ProblemBody;
import dev.rapport.workspace.Scope;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes events. */
@Path("/v1/events")
@RolesAllowed(Scope.Role.INGEST)
@Tag(name = "Send")
@NonBlocking
public class EventsResource {
    private final IngestDoor door;

    EventsResource(IngestDoor door) {
        this.door = door;
    }

    @POST
    @Gated
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "postEvents", summary = "Send events", description = IngestDocumentation.FORMS + """


                    An event's identity is its subject, source and id. The same event again is a `duplicate` and a success; the
                    same identity with other content is a `conflict`, and the first one stays. Content is what the event says, in
                    whatever form it comes: JSON, CSV or CloudEvent. A name beside `data` that is a field of the data is refused.

                    CloudEvents 1.0 are taken in structured, batched and binary mode; in binary mode the headers `ce-specversion`,
                    `ce-id`, `ce-source`, `ce-type`, `ce-subject` and `ce-time` are the envelope, and the JSON body is the data.
                    Extension attributes are kept; they don't count for whether two events are the same.""")
    @Parameter(
            name = "dry_run",
            in = ParameterIn.QUERY,
            description = IngestDocumentation.DRY_RUN,
            schema = @Schema(implementation = Boolean.class, defaultValue = "false"))
    @Parameter(
            name = "source",
            in = ParameterIn.QUERY,
            description = IngestDocumentation.SOURCE,
            schema = @Schema(implementation = String.class, maxLength = 200, examples = "zendesk"))
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            description = "The type of events that name none, such as the rows of a file of purchases.",
            schema = @Schema(implementation = String.class, examples = "purchase.completed"))
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description = IngestDocumentation.KEY,
            schema = @Schema(implementation = String.class, maxLength = 200, examples = "nightly-export-2026-03-31"))
    @APIResponse(
            responseCode = "201",
            description = "The single event is accepted: durable and counted.",
            content = @Content(schema = @Schema(implementation = ItemReceipt.class)))
    @APIResponse(
            responseCode = "200",
            description =
                    "A single event that is there already (or valid, in a dry run); a list or stream of which every item was"
                            + " taken.",
            content = @Content(schema = @Schema(oneOf = {ItemReceipt.class, BatchReceipt.class})))
    @APIResponse(
            responseCode = "207",
            description =
                    "A list or stream of which some items, or all, were not taken. The others are durable and counted.",
            content = @Content(schema = @Schema(implementation = BatchReceipt.class)))
    @APIResponse(
            responseCode = "408",
            description = IngestDocumentation.SLOW,
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemBody.class)))
    @APIResponse(
            responseCode = "503",
            description = IngestDocumentation.BUSY,
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemBody.class)))
    @RequestBody(
            required = true,
            description =
                    "A list of events, one event alone, or a stream of them. May be compressed with gzip or deflate.",
            content = {
                @Content(
                        mediaType = BodyForm.APPLICATION_JSON,
                        schema = @Schema(implementation = EventBody[].class),
                        examples =
                                @ExampleObject(
                                        name = "a conversation, two orders and a call",
                                        value = EventExamples.EVENTS)),
                @Content(
                        mediaType = BodyForm.CLOUD_EVENT_JSON,
                        schema = @Schema(implementation = EventBody.class),
                        examples = @ExampleObject(name = "a CloudEvent", value = EventExamples.CLOUD_EVENT)),
                @Content(
                        mediaType = BodyForm.CLOUD_EVENTS_BATCH_JSON,
                        schema = @Schema(implementation = EventBody[].class),
                        examples = @ExampleObject(name = "a batch of CloudEvents", value = EventExamples.CLOUD_EVENTS)),
                @Content(mediaType = BodyForm.APPLICATION_NDJSON, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = BodyForm.TEXT_CSV,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "one event a row", value = EventExamples.CSV))
            })
    public Uni<Response> post(@Context RoutingContext exchange, @Context HttpHeaders headers, @Context UriInfo uri) {
        return door.receive(Shape.EVENT, exchange, headers, uri);
    }
}
