package dev.rapport.workspace.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.access.CurrentCaller;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's own workspace. */
@Path("/v1/workspace")
@RolesAllowed(Scope.Role.ADMIN)
@Tag(name = "Settings")
@Blocking
class WorkspaceResource {

    private final WorkspaceSettings settings;
    private final CurrentCaller caller;

    WorkspaceResource(WorkspaceSettings settings, CurrentCaller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @Tag(name = "Start")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getWorkspace", summary = "Get the settings of the workspace")
    @APIResponse(
            responseCode = "200",
            description = "The workspace of the key.",
            content = @Content(schema = @Schema(ref = "WorkspaceSettings")))
    public Map<String, @Nullable Object> get() {
        return OwnWorkspaceForm.ANSWER.write(settings.get(caller.get().workspaceId()));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeWorkspace", summary = "Change settings of the workspace")
    @APIResponse(
            responseCode = "200",
            description = "The workspace as it is now.",
            content = @Content(schema = @Schema(ref = "WorkspaceSettings")))
    public Map<String, @Nullable Object> change(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(ref = "WorkspaceChange"),
                                            example = "{\"zone\": \"Europe/Berlin\", \"fcr_window_days\": 7}"))
                    @Nullable JsonNode body) {
        WorkspaceSettings.Wanted wanted = OwnWorkspaceForm.read(body);
        return OwnWorkspaceForm.ANSWER.write(
                settings.change(caller.get().workspaceId(), wanted, caller.get().keyName()));
    }
}
