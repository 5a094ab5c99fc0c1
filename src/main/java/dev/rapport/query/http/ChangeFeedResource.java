package dev.rapport.query.http;

import dev.rapport.platform.problem.http.ProblemBody;
import dev.rapport.query.list.ChangeFeed;
import dev.rapport.query.list.ChangeFeedType;
import dev.rapport.query.list.ListParameters;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.Workspace;
import dev.rapport.workspace.access.CurrentCaller;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The journal as a change feed. */
@Path("/v1/events")
@RolesAllowed(Scope.Role.READ)
@Tag(name = "Explore")
@Blocking
class ChangeFeedResource {
    private static final String EPOCH = "Rapport-Epoch";
    private static final String VERSION = "Rapport-Version";

    private final ChangeFeed feed;
    private final CurrentCaller caller;

    ChangeFeedResource(ChangeFeed feed, CurrentCaller caller) {
        this.feed = feed;
        this.caller = caller;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ListResponse.CSV, ListResponse.NDJSON})
    @Operation(
            operationId = "listEvents",
            summary = "Read the journal as a change feed",
            description =
                    "Every accepted event in the order in which it was written (version, subject, source, id), for export,"
                            + " replication and audit. JSON comes page by page, CSV and NDJSON whole. The headers Rapport-Epoch and"
                            + " Rapport-Version tell how far the answer goes, in every form.")
    @APIResponse(
            responseCode = "200",
            description = "A part of the feed.",
            headers = {
                @Header(
                        name = EPOCH,
                        description = "The epoch of the answer; empty before the first event.",
                        required = true,
                        schema = @Schema(implementation = String.class)),
                @Header(
                        name = VERSION,
                        description = "The last version that the answer goes to.",
                        required = true,
                        schema = @Schema(implementation = long.class))
            })
    @APIResponse(
            responseCode = "409",
            description = "The epoch that was given has passed; start again.",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemBody.class)))
    public Response list(@Context UriInfo address, @Context HttpHeaders headers) {
        Workspace workspace = caller.get().workspace();
        ListParameters parameters =
                new ListParameters(address.getQueryParameters(), workspace.zone(), ChangeFeedType.PARAMETERS);
        ChangeFeed.Answered answered = feed.answer(parameters, headers.getAcceptableMediaTypes(), workspace.id());
        return Response.fromResponse(ListResponse.of(answered.answer(), address))
                .header(EPOCH, answered.state().epoch())
                .header(VERSION, answered.state().version())
                .build();
    }
}
