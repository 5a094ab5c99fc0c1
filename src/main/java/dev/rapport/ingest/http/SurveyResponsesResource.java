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

/** Takes survey responses, for those who have nothing else to send. */
@Path("/v1/survey-responses")
@RolesAllowed(Scope.Role.INGEST)
@Tag(name = "Send")
@NonBlocking
public class SurveyResponsesResource {
    private final IngestDoor door;

    SurveyResponsesResource(IngestDoor door) {
        this.door = door;
    }

    @POST
    @Gated
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postSurveyResponses",
            summary = "Send survey responses",
            description = IngestDocumentation.FORMS + """


                    A response is kept as the event `survey.answered` about its `interaction_id`, else about
                    `survey:<response_id or id>`; sent both ways it is a duplicate.""")
    @Parameter(
            name = "dry_run",
            in = ParameterIn.QUERY,
            description = IngestDocumentation.DRY_RUN,
            schema = @Schema(implementation = Boolean.class, defaultValue = "false"))
    @Parameter(
            name = "source",
            in = ParameterIn.QUERY,
            description = IngestDocumentation.SOURCE,
            schema = @Schema(implementation = String.class, maxLength = 200, examples = "typeform"))
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description = IngestDocumentation.KEY,
            schema = @Schema(implementation = String.class, maxLength = 200, examples = "nightly-export-2026-03-31"))
    @APIResponse(
            responseCode = "201",
            description = "The single response is accepted: durable and counted.",
            content = @Content(schema = @Schema(implementation = ItemReceipt.class)))
    @APIResponse(
            responseCode = "200",
            description =
                    "A single response that is there already (or valid, in a dry run); a list or stream of which every item"
                            + " was taken.",
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
                    "A list of responses, one response alone, or a stream of them. May be compressed with gzip or deflate.",
            content = {
                @Content(
                        mediaType = BodyForm.APPLICATION_JSON,
                        schema = @Schema(implementation = SurveyResponseBody[].class),
                        examples = @ExampleObject(name = "responses", value = EventExamples.RESPONSES)),
                @Content(mediaType = BodyForm.APPLICATION_NDJSON, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = BodyForm.TEXT_CSV,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "one response a row", value = EventExamples.RESPONSES_CSV))
            })
    public Uni<Response> post(@Context RoutingContext exchange, @Context HttpHeaders headers, @Context UriInfo uri) {
        return door.receive(Shape.SURVEY_RESPONSE, exchange, headers, uri);
    }
}
