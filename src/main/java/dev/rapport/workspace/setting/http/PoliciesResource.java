package dev.rapport.workspace.setting.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.Page;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.access.CurrentCaller;
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

/** The service-level policies of the caller's workspace. */
@Path("/v1/sla-policies")
@RolesAllowed(Scope.Role.ADMIN)
@Tag(name = "Settings")
@Blocking
class PoliciesResource {
    private static final String NEW = """
            {"name": "First reply to VIPs", "kind": "first_response", "match": {"priority": ["vip"]}, "target": 40}
            """;

    private final Settings settings;
    private final CurrentCaller caller;

    PoliciesResource(Settings settings, CurrentCaller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listSlaPolicies", summary = "List the policies as they are now")
    @APIResponse(responseCode = "200", description = "A page of policies, oldest first.")
    public RestResponse<Page<PolicyBody>> list(
            @RestQuery Optional<String> cursor, @RestQuery Optional<String> limit, @Context UriInfo request) {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return SettingPages.ofSettings(page, settings.list(workspace(), SettingKind.POLICY), PolicyBody::fromVersion)
                .toResponse(request);
    }

    @GET
    @Path("examples")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listSlaPolicyExamples",
            summary = "List policies to begin with",
            description = "Nothing of this is in force; send what fits to POST /v1/sla-policies.")
    @APIResponse(responseCode = "200", description = "All examples on one page.")
    public Page<PolicyExample> examples() {
        return new Page<>(PolicyExample.ALL, Optional.empty());
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getSlaPolicy", summary = "Get a policy as it is now")
    @APIResponse(responseCode = "200", description = "The version in force; of a policy that is yet to come its first.")
    public PolicyBody get(@PathParam("id") String id) {
        return PolicyBody.fromVersion(settings.get(workspace(), SettingKind.POLICY, number(id)));
    }

    @GET
    @Path("{id}/versions")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listSlaPolicyVersions", summary = "List everything that a policy was ever said to be")
    @APIResponse(responseCode = "200", description = "A page of versions, in the order in which they were recorded.")
    public RestResponse<Page<PolicyBody>> versions(
            @PathParam("id") String id,
            @RestQuery Optional<String> cursor,
            @RestQuery Optional<String> limit,
            @Context UriInfo request) {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return SettingPages.ofVersions(
                        page, settings.versions(workspace(), SettingKind.POLICY, number(id)), PolicyBody::fromVersion)
                .toResponse(request);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createSlaPolicy",
            summary = "Make a policy",
            description = "It has always held, unless effective_from says from when on.")
    @APIResponse(
            responseCode = "201",
            description = "The new policy.",
            content = @Content(schema = @Schema(implementation = PolicyBody.class)))
    public RestResponse<PolicyBody> create(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = PolicyChange.NewPolicyBody.class),
                                            example = NEW))
                    @Nullable JsonNode body) {
        PolicyChange wanted = PolicyChange.fromNew(body);
        PolicyBody made = PolicyBody.fromVersion(
                settings.create(workspace(), SettingKind.POLICY, wanted.toPolicy(), wanted.effective(), actor()));
        return RestResponse.ResponseBuilder.<PolicyBody>created(URI.create("/v1/sla-policies/" + made.id()))
                .entity(made)
                .build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeSlaPolicy",
            summary = "Change a policy from now on, or from effective_from on",
            description = "What is left out stays. Interactions keep what held when they were opened; a change that is"
                    + " dated back is applied to those opened since then.")
    @APIResponse(
            responseCode = "200",
            description = "The policy as it is now.",
            content = @Content(schema = @Schema(implementation = PolicyBody.class)))
    public PolicyBody change(
            @PathParam("id") String id,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = PolicyChange.PolicyChangeBody.class),
                                            example = "{\"target\": 30}"))
                    @Nullable JsonNode body) {
        PolicyChange wanted = PolicyChange.fromChange(body);
        return PolicyBody.fromVersion(settings.change(
                workspace(), SettingKind.POLICY, number(id), wanted::apply, wanted.effective(), actor()));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "removeSlaPolicy",
            summary = "Remove a policy from now on, or from effective_from on",
            description = "Its versions stay. What it promised before stays promised.")
    @APIResponse(responseCode = "204", description = "The policy ends.")
    @APIResponse(responseCode = "422", ref = "Validation")
    public void remove(
            @PathParam("id") String id,
            @Parameter(description = SettingFields.EFFECTIVE_FROM_PARAMETER) @RestQuery("effective_from")
                    Optional<String> effectiveFrom) {
        settings.remove(
                workspace(), SettingKind.POLICY, number(id), SettingFields.effectiveFrom(effectiveFrom), actor());
    }

    private static long number(String id) {
        return SettingFields.id(SettingKind.POLICY.noun(), id);
    }

    private WorkspaceId workspace() {
        return caller.get().workspaceId();
    }

    private String actor() {
        return caller.get().keyName();
    }
}
