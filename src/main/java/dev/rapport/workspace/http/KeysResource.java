package dev.rapport.workspace.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.Page;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.platform.problem.Problem;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.access.Caller;
import dev.rapport.workspace.access.CurrentCaller;
import dev.rapport.workspace.key.ApiKey;
import dev.rapport.workspace.key.Keys;
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
import java.time.Clock;
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

/** The keys of the caller's workspace. */
@Path("/v1/keys")
@RolesAllowed(Scope.Role.ADMIN)
@Tag(name = "Settings")
@Blocking
class KeysResource {

    private final Keys keys;
    private final CurrentCaller currentCaller;
    private final KeyForm form;

    KeysResource(Keys keys, CurrentCaller currentCaller, Clock clock) {
        this.keys = keys;
        this.currentCaller = currentCaller;
        this.form = new KeyForm(clock::instant);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listKeys", summary = "List the keys of the workspace, revoked ones included")
    @APIResponse(
            responseCode = "200",
            description = "A page of keys, oldest first.",
            content = @Content(schema = @Schema(ref = "KeyPage")))
    public RestResponse<Page<Map<String, @Nullable Object>>> list(
            @RestQuery Optional<String> cursor, @RestQuery Optional<String> limit, @Context UriInfo request) {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return Page.of(page, keys.page(caller().workspaceId(), page), ApiKey::id, KeyForm::show)
                .toResponse(request);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getKey", summary = "Get a key")
    @APIResponse(
            responseCode = "200",
            description = "The key, without its secret.",
            content = @Content(schema = @Schema(ref = "Key")))
    public Map<String, @Nullable Object> get(@PathParam("id") String id) {
        return KeyForm.show(find(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createKey",
            summary = "Make a key",
            description = "The answer is the only one that carries the key itself. The scope operator can be given"
                    + " only by a key that has it.")
    @APIResponse(responseCode = "201", description = "The new key.", content = @Content(schema = @Schema(ref = "Key")))
    public RestResponse<Map<String, @Nullable Object>> create(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(ref = "NewKey"),
                                            example = "{\"name\": \"help desk import\", \"scopes\": [\"ingest\"]}"))
                    @Nullable JsonNode body) {
        Keys.Wanted wanted = form.readNew(body);
        refuseMoreThanTheCallerHas(wanted.scopes().contains(Scope.OPERATOR));
        Keys.Issued issued = keys.issue(caller().workspaceId(), wanted, caller().keyName());
        return RestResponse.ResponseBuilder.<Map<String, @Nullable Object>>created(
                        URI.create("/v1/keys/" + issued.key().id()))
                .entity(KeyForm.show(issued))
                .header("Cache-Control", "no-store")
                .build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeKey", summary = "Change a key's name, scopes or expiry")
    @APIResponse(
            responseCode = "200",
            description = "The key as it is now.",
            content = @Content(schema = @Schema(ref = "Key")))
    public Map<String, @Nullable Object> change(
            @PathParam("id") String id,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(ref = "KeyChange"),
                                            example = "{\"name\": \"dashboard\"}"))
                    @Nullable JsonNode body) {
        ApiKey key = find(id);
        Keys.Wanted wanted = form.readChange(body, key);
        refuseMoreThanTheCallerHas(
                wanted.scopes().contains(Scope.OPERATOR) || key.scopes().contains(Scope.OPERATOR));
        return KeyForm.show(keys.change(caller().workspaceId(), key.id(), wanted, caller().keyName()));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "revokeKey",
            summary = "Revoke a key",
            description = "It is refused from now on and stays in the list with revoked_at. The last key with the scope"
                    + " admin cannot be revoked.")
    @APIResponse(responseCode = "204", description = "The key is revoked.")
    public void revoke(@PathParam("id") String id) {
        ApiKey key = find(id);
        refuseMoreThanTheCallerHas(key.scopes().contains(Scope.OPERATOR));
        keys.revoke(caller().workspaceId(), key.id(), caller().keyName());
    }

    private ApiKey find(String id) {
        return keys.get(caller().workspaceId(), Ids.parse("key", id));
    }

    /** An admin's key must neither make an operator's nor take one away. */
    private void refuseMoreThanTheCallerHas(boolean concernsOperator) {
        if (concernsOperator && !caller().has(Scope.OPERATOR)) {
            throw Problem.forbidden("Only a key with the scope operator may give, change or revoke that scope.")
                    .toException();
        }
    }

    private Caller caller() {
        return currentCaller.get();
    }
}
