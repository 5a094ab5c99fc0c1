package dev.rapport.query.http;

import dev.rapport.query.list.InteractionList;
import dev.rapport.query.list.InteractionRecord;
import dev.rapport.query.list.ListParameters;
import dev.rapport.query.list.Subjects;
import dev.rapport.query.list.Timeline;
import dev.rapport.readmodel.ReadModels;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.Workspace;
import dev.rapport.workspace.access.CurrentCaller;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The interactions: what each was, and what happened in it. */
@Path("/v1/interactions")
@RolesAllowed(Scope.Role.READ)
@Tag(name = "Explore")
@Blocking
class InteractionsResource {
    private final InteractionList list;
    private final InteractionRecord record;
    private final Timeline timeline;
    private final Subjects subjects;
    private final ReadModels readModels;
    private final CurrentCaller caller;

    InteractionsResource(
            InteractionList list,
            InteractionRecord record,
            Timeline timeline,
            Subjects subjects,
            ReadModels readModels,
            CurrentCaller caller) {
        this.list = list;
        this.record = record;
        this.timeline = timeline;
        this.subjects = subjects;
        this.readModels = readModels;
        this.caller = caller;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ListResponse.CSV, ListResponse.NDJSON})
    @Operation(
            operationId = "listInteractions",
            summary = "List interactions",
            description =
                    "The newest first; those without an opening have no time and come last. JSON comes page by page, CSV and NDJSON whole.")
    @APIResponse(responseCode = "200", description = "A page of interactions.")
    public Response list(@Context UriInfo address, @Context HttpHeaders headers) {
        Workspace workspace = caller.get().workspace();
        ListParameters parameters =
                new ListParameters(address.getQueryParameters(), workspace.zone(), InteractionList.PARAMETERS);
        return ListResponse.of(
                list.answer(
                        parameters,
                        headers.getAcceptableMediaTypes(),
                        workspace.id(),
                        () -> readModels.current(workspace.id())),
                address);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getInteraction",
            summary = "Read an interaction",
            description = "All that is known of it, with its events in the order in which they count.")
    @APIResponse(responseCode = "200", description = "The interaction.")
    public Map<String, @Nullable Object> get(
            @Parameter(description = "The interaction's id, percent-encoded.", example = "chat-2026-03-27")
                    @PathParam("id")
                    String id,
            @Context UriInfo address) {
        Workspace workspace = caller.get().workspace();
        ListParameters parameters =
                new ListParameters(address.getQueryParameters(), workspace.zone(), InteractionRecord.PARAMETERS);
        parameters.finish();
        return record.of(workspace.id(), id, parameters.zone());
    }

    @GET
    @Path("/{id}/events")
    @Produces({MediaType.APPLICATION_JSON, ListResponse.CSV, ListResponse.NDJSON})
    @Operation(
            operationId = "listInteractionEvents",
            summary = "List the events of an interaction",
            description =
                    "In the order in which they are folded: time, type, source, id. Those that were taken back are among them.")
    @APIResponse(responseCode = "200", description = "A page of events, the earliest first.")
    public Response events(
            @Parameter(description = "The interaction's id, percent-encoded.", example = "chat-2026-03-27")
                    @PathParam("id")
                    String id,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        Workspace workspace = caller.get().workspace();
        ListParameters parameters =
                new ListParameters(address.getQueryParameters(), workspace.zone(), Timeline.PARAMETERS);
        return ListResponse.of(
                timeline.answer(parameters, headers.getAcceptableMediaTypes(), workspace.id(), subjects, id), address);
    }
}
