package dev.rapport.ingest.hook.http;

import dev.rapport.ingest.hook.RejectedPayload;
import dev.rapport.ingest.hook.RejectedPayloads;
import dev.rapport.ingest.hook.Replays;
import dev.rapport.platform.http.Page;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.platform.problem.Problem;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.access.CurrentCaller;
import dev.rapport.workspace.http.Ids;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The deliveries that were put aside in the caller's workspace. */
@Path("/v1/rejected-payloads")
@RolesAllowed(Scope.Role.ADMIN)
@Tag(name = "Correct")
@Blocking
class RejectedPayloadsResource {
    private static final String ONE_HOOK = "Only those of this hook.";

    private final RejectedPayloads payloads;
    private final Replays replays;
    private final CurrentCaller caller;

    RejectedPayloadsResource(RejectedPayloads payloads, Replays replays, CurrentCaller caller) {
        this.payloads = payloads;
        this.replays = replays;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listRejectedPayloads",
            summary = "List the deliveries of vendors that were put aside",
            description = "Without their bodies. So many, and for so long, as the server keeps; the oldest go first.")
    @APIResponse(
            responseCode = "200",
            description = "A page, oldest first.",
            content = @Content(schema = @Schema(ref = "RejectedPayloadPage")))
    public RestResponse<Page<Map<String, @Nullable Object>>> list(
            @Parameter(description = ONE_HOOK) @RestQuery Optional<String> hook,
            @RestQuery Optional<String> cursor,
            @RestQuery Optional<String> limit,
            @Context UriInfo request)
            throws SQLException {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return Page.of(page, payloads.page(workspace(), page, number(hook)), RejectedPayload::id, RejectedAnswers::show)
                .toResponse(request);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getRejectedPayload", summary = "Get a delivery that was put aside, with its body")
    @APIResponse(
            responseCode = "200",
            description = "The delivery.",
            content = @Content(schema = @Schema(ref = "RejectedPayload")))
    public Map<String, @Nullable Object> get(@PathParam("id") String id) throws SQLException {
        long number = number(id);
        return RejectedAnswers.show(payloads.get(workspace(), number), payloads.body(workspace(), number));
    }

    @POST
    @Path("{id}/replay")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replayRejectedPayload",
            summary = "Give a delivery another try, by the mapping as it is now",
            description = "When it is done with, it is gone from the list. What it told before is a duplicate.")
    @APIResponse(
            responseCode = "200",
            description = "What became of it.",
            content = @Content(schema = @Schema(ref = "Replay")))
    public Map<String, @Nullable Object> replay(@PathParam("id") String id) throws SQLException {
        return RejectedAnswers.REPLAY.write(replays.replay(workspace(), number(id)));
    }

    @POST
    @Path("replay")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replayRejectedPayloads",
            summary = "Give all deliveries of a hook, or of all hooks, another try",
            description = "The 1,000 oldest at once.")
    @APIResponse(
            responseCode = "200",
            description = "How many are done with, and how many remain.",
            content = @Content(schema = @Schema(ref = "Replays")))
    public Map<String, @Nullable Object> replayAll(@Parameter(description = ONE_HOOK) @RestQuery Optional<String> hook)
            throws SQLException {
        return RejectedAnswers.REPLAYS.write(replays.replayAll(workspace(), number(hook)));
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "removeRejectedPayload", summary = "Remove a delivery that was put aside")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public void remove(@PathParam("id") String id) throws SQLException {
        payloads.remove(workspace(), number(id), caller.get().keyName());
    }

    @DELETE
    @Operation(
            operationId = "removeRejectedPayloads",
            summary = "Remove all deliveries of a hook, or of all hooks, that were put aside")
    @APIResponse(responseCode = "204", description = "They are gone.")
    public void removeAll(@Parameter(description = ONE_HOOK) @RestQuery Optional<String> hook) throws SQLException {
        payloads.removeAll(workspace(), number(hook), caller.get().keyName());
    }

    private WorkspaceId workspace() {
        return caller.get().workspaceId();
    }

    private static long number(String id) {
        return Ids.parse("rejected payload", id);
    }

    private static OptionalLong number(Optional<String> hook) {
        if (hook.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!hook.get().matches("[1-9]\\d{0,17}")) {
            throw Problem.validation("hook", "hook is the id of a hook, such as 3; leave it out for all hooks.")
                    .toException();
        }
        return OptionalLong.of(Long.parseLong(hook.get()));
    }
}
