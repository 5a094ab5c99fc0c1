package dev.rapport.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.ingest.BatchResult;
import dev.rapport.ingest.EventVoids;
import dev.rapport.ingest.ItemResult;
import dev.rapport.ingest.ItemStatus;
import dev.rapport.journal.JournalUnavailableException;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.http.ProblemBody;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.access.Caller;
import dev.rapport.workspace.access.CurrentCaller;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes events back. */
@Path("/v1/events/void")
@RolesAllowed(Scope.Role.INGEST)
@Tag(name = "Correct")
@Blocking
class EventVoidResource {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final EventVoids voids;
    private final CurrentCaller caller;

    EventVoidResource(EventVoids voids, CurrentCaller caller) {
        this.voids = voids;
        this.caller = caller;
    }

    /** The identity of the event to take back, for the documentation; bodies are read with the rules of events. */
    @Schema(
            name = "EventToVoid",
            description = "The identity of the event to take back.",
            requiredProperties = {"subject", "id"})
    record VoidBody(
            @Schema(description = "What the event is about.", maxLength = 200, examples = "1001")
            String subject,

            @Schema(
                    description = "Who sent it. Default: the name of the API key.",
                    maxLength = 200,
                    examples = "zendesk")
            String source,

            @Schema(description = "Its id.", maxLength = 200, examples = "evt-1001-1")
            String id) {}

    @POST
    @Gated
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "voidEvent",
            summary = "Take an event back",
            description =
                    "The same as sending an `event.voided`: what the event told counts no more. May be called before the event"
                            + " arrives, and again: the second time it is a duplicate. The record of changes tells who did it.")
    @APIResponse(
            responseCode = "201",
            description = "Taken back: durable and counted.",
            content = @Content(schema = @Schema(implementation = ItemReceipt.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was taken back with this key before.",
            content = @Content(schema = @Schema(implementation = ItemReceipt.class)))
    @APIResponse(
            responseCode = "503",
            description = IngestDocumentation.BUSY,
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemBody.class)))
    public Response take(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = VoidBody.class),
                                            example = EventExamples.EVENT_TO_VOID))
                    @Nullable JsonNode body) {
        if (body == null || body.isMissingNode()) {
            throw Problem.malformed("The body is empty; send subject, source and id of the event to take back.")
                    .toException();
        }
        Caller by = caller.get();
        BatchResult batch = take(by, body);
        ItemResult result = batch.results().get(0);
        result.problem().ifPresent(problem -> {
            throw problem.toException();
        });
        return Response.status(result.status() == ItemStatus.ACCEPTED ? Response.Status.CREATED : Response.Status.OK)
                .entity(ItemReceipt.from(batch))
                .build();
    }

    private BatchResult take(Caller by, JsonNode body) {
        try {
            return voids.take(by.workspaceId(), body, by.keyName());
        } catch (JournalUnavailableException away) {
            throw Problem.unavailable("the database is not responding; send the request again", PAUSE)
                    .toException();
        }
    }
}
