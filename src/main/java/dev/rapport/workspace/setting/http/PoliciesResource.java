package dev.rapport.workspace.setting.http;

import dev.rapport.platform.http.Page;
import dev.rapport.terms.ServicePolicy;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.access.CurrentCaller;
import dev.rapport.workspace.setting.Settings;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The service-level policies of the caller's workspace. */
@Path("/v1/sla-policies")
@RolesAllowed(Scope.Role.ADMIN)
@Tag(name = "Settings")
@Blocking
class PoliciesResource extends SettingResource<ServicePolicy> {

    PoliciesResource(Settings settings, CurrentCaller caller) {
        super(PolicyForm.FORM, settings, caller);
    }

    @GET
    @Path("examples")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listSlaPolicyExamples",
            summary = "List policies to begin with",
            description = "Nothing of this is in force; send what fits to POST /v1/sla-policies.")
    @APIResponse(
            responseCode = "200",
            description = "All examples on one page.",
            content = @Content(schema = @Schema(ref = "SlaPolicyExamplePage")))
    public Page<Map<String, @Nullable Object>> examples() {
        return new Page<>(
                PolicyExample.ALL.stream().map(PolicyExample.ANSWER::write).toList(), Optional.empty());
    }
}
