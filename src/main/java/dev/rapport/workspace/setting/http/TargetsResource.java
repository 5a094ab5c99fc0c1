package dev.rapport.workspace.setting.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.Page;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.access.CurrentCaller;
import dev.rapport.workspace.setting.KnownMetrics;
import dev.rapport.workspace.setting.SettingKind;
import dev.rapport.workspace.setting.Settings;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The targets of the caller's workspace. */
@Path("/v1/targets")
@RolesAllowed(Scope.Role.ADMIN)
@Tag(name = "Settings")
@Blocking
class TargetsResource {
    private static final String NEW = """
            {"metric": "csat", "value": 0.9, "better": "higher", "name": "goal of the year"}
            """;

    private final Settings settings;
    private final KnownMetrics metrics;
    private final CurrentCaller caller;

    TargetsResource(Settings settings, KnownMetrics metrics, CurrentCaller caller) {
        this.settings = settings;
        this.metrics = metrics;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listTargets", summary = "List the targets as they are now")
    @APIResponse(responseCode = "200", description = "A page of targets, oldest first.")
    public RestResponse<Page<TargetBody>> list(
            @RestQuery Optional<String> cursor, @RestQuery Optional<String> limit, @Context UriInfo request) {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return SettingPages.ofSettings(page, settings.list(workspace(), SettingKind.TARGET), TargetBody::fromVersion)
                .toResponse(request);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getTarget", summary = "Get a target as it is now")
    @APIResponse(responseCode = "200", description = "The version in force; of a target that is yet to come its first.")
    public TargetBody get(@PathParam("id") String id) {
        return TargetBody.fromVersion(settings.get(workspace(), SettingKind.TARGET, number(id)));
    }

    @GET
    @Path("{id}/versions")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listTargetVersions", summary = "List everything that a target was ever said to be")
    @APIResponse(responseCode = "200", description = "A page of versions, in the order in which they were recorded.")
    public RestResponse<Page<TargetBody>> versions(
            @PathParam("id") String id,
            @RestQuery Optional<String> cursor,
            @RestQuery Optional<String> limit,
            @Context UriInfo request) {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return SettingPages.ofVersions(
                        page, settings.versions(workspace(), SettingKind.TARGET, number(id)), TargetBody::fromVersion)
                .toResponse(request);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createTarget",
            summary = "Make a target",
            description = "It has always held, unless effective_from says from when on.")
    @APIResponse(
            responseCode = "201",
            description = "The new target.",
            content = @Content(schema = @Schema(implementation = TargetBody.class)))
    public RestResponse<TargetBody> create(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = TargetChange.NewTargetBody.class),
                                            example = NEW))
                    @Nullable JsonNode body) {
        TargetChange wanted = TargetChange.fromNew(body, metrics.ids());
        TargetBody made = TargetBody.fromVersion(
                settings.create(workspace(), SettingKind.TARGET, wanted.toTarget(), wanted.effective(), actor()));
        return RestResponse.ResponseBuilder.<TargetBody>created(URI.create("/v1/targets/" + made.id()))
                .entity(made)
                .build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeTarget",
            summary = "Change a target from now on, or from effective_from on",
            description = "What is left out stays.")
    @APIResponse(
            responseCode = "200",
            description = "The target as it is now.",
            content = @Content(schema = @Schema(implementation = TargetBody.class)))
    public TargetBody change(
            @PathParam("id") String id,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = TargetChange.TargetChangeBody.class),
                                            example = "{\"value\": 0.92}"))
                    @Nullable JsonNode body) {
        TargetChange wanted = TargetChange.fromChange(body, metrics.ids());
        return TargetBody.fromVersion(settings.change(
                workspace(), SettingKind.TARGET, number(id), wanted::apply, wanted.effective(), actor()));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "removeTarget",
            summary = "Remove a target from now on, or from effective_from on",
            description = "Its versions stay.")
    @APIResponse(responseCode = "204", description = "The target ends.")
    @APIResponse(responseCode = "422", ref = "Validation")
    public void remove(
            @PathParam("id") String id,
            @Parameter(description = SettingFields.EFFECTIVE_FROM_PARAMETER) @RestQuery("effective_from")
                    Optional<String> effectiveFrom) {
        settings.remove(
                workspace(), SettingKind.TARGET, number(id), SettingFields.effectiveFrom(effectiveFrom), actor());
    }

    private static long number(String id) {
        return SettingFields.id(SettingKind.TARGET.noun(), id);
    }

    private WorkspaceId workspace() {
        return caller.get().workspaceId();
    }

    private String actor() {
        return caller.get().keyName();
    }
}
