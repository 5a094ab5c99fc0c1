package dev.rapport.ingest.hook.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.ingest.hook.Connectors;
import dev.rapport.ingest.hook.Hook;
import dev.rapport.ingest.hook.Hooks;
import dev.rapport.platform.http.Page;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.access.Caller;
import dev.rapport.workspace.access.CurrentCaller;
import dev.rapport.workspace.http.Ids;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The hooks of the caller's workspace. */
@Path("/v1/hooks")
@RolesAllowed(Scope.Role.ADMIN)
@Tag(name = "Settings")
@Blocking
class HooksResource {
    private static final String NEW = """
            {"connector": "zendesk", "name": "Zendesk of the shop", "secret": "dGhpcyBpcyBub3QgYSBzZWNyZXQ=",
             "mapping": {"fields": {"topic": "360001234"}, "values": {"team": {"4711": "billing"}}}}
            """;

    private final Hooks hooks;
    private final Connectors connectors;
    private final CurrentCaller currentCaller;

    HooksResource(Hooks hooks, Connectors connectors, CurrentCaller currentCaller) {
        this.hooks = hooks;
        this.connectors = connectors;
        this.currentCaller = currentCaller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listHooks", summary = "List the addresses that vendors send to")
    @APIResponse(
            responseCode = "200",
            description = "A page of hooks, oldest first.",
            content = @Content(schema = @Schema(ref = "HookPage")))
    public RestResponse<Page<Map<String, @Nullable Object>>> list(
            @RestQuery Optional<String> cursor, @RestQuery Optional<String> limit, @Context UriInfo request) {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return Page.of(page, hooks.page(caller().workspaceId(), page), Hook::id, HookForm.ANSWER::write)
                .toResponse(request);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getHook", summary = "Get a hook")
    @APIResponse(
            responseCode = "200",
            description = "The hook, without its secrets.",
            content = @Content(schema = @Schema(ref = "Hook")))
    public Map<String, @Nullable Object> get(@PathParam("id") String id) {
        return HookForm.ANSWER.write(find(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createHook",
            summary = "Make an address that a vendor sends to",
            description = "Give the vendor the address of the service with `path` behind it.")
    @APIResponse(
            responseCode = "201",
            description = "The new hook.",
            content = @Content(schema = @Schema(ref = "Hook")))
    public RestResponse<Map<String, @Nullable Object>> create(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(ref = "NewHook"),
                                            example = NEW))
                    @Nullable JsonNode body) {
        HookFields.NewHook wanted =
                HookFields.fromNew(body, connectors, caller().workspace().zone());
        Hook made = hooks.create(
                caller().workspaceId(), wanted.connector(), wanted.wanted(), wanted.mapping(), caller().keyName());
        return RestResponse.ResponseBuilder.<Map<String, @Nullable Object>>created(URI.create("/v1/hooks/" + made.id()))
                .entity(HookForm.ANSWER.write(made))
                .header("Cache-Control", "no-store")
                .build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeHook",
            summary = "Change a hook's name, secrets or mapping",
            description =
                    "A new mapping holds for deliveries from now on, and for those that are replayed. What was told"
                            + " before stays as it was told.")
    @APIResponse(
            responseCode = "200",
            description = "The hook as it is now.",
            content = @Content(schema = @Schema(ref = "Hook")))
    public Map<String, @Nullable Object> change(
            @PathParam("id") String id,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(ref = "HookChange"),
                                            example = "{\"mapping\": {\"fields\": {\"topic\": \"360001234\"}}}"))
                    @Nullable JsonNode body)
            throws SQLException {
        Hook hook = find(id);
        HookFields.ChangedHook wanted = HookFields.fromChange(
                body, hook, connectors, caller().workspace().zone());
        return HookForm.ANSWER.write(
                hooks.change(caller().workspaceId(), hook.id(), wanted.wanted(), wanted.mapping(), caller().keyName()));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "removeHook",
            summary = "Remove a hook and what was put aside of its deliveries",
            description = "The address is gone for ever. What was told through it stays.")
    @APIResponse(responseCode = "204", description = "The hook is gone.")
    public void remove(@PathParam("id") String id) {
        hooks.remove(caller().workspaceId(), Ids.parse("hook", id), caller().keyName());
    }

    private Hook find(String id) {
        return hooks.get(caller().workspaceId(), Ids.parse("hook", id));
    }

    private Caller caller() {
        return currentCaller.get();
    }
}
