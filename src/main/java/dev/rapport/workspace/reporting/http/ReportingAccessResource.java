package dev.rapport.workspace.reporting.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.Page;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.access.Caller;
import dev.rapport.workspace.access.CurrentCaller;
import dev.rapport.workspace.http.Ids;
import dev.rapport.workspace.reporting.ReportingAccess;
import dev.rapport.workspace.reporting.ReportingAccesses;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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

/** Who may read the reporting views of the caller's workspace. */
@Path("/v1/reporting-access")
@RolesAllowed(Scope.Role.ADMIN)
@Tag(name = "Settings")
@Blocking
class ReportingAccessResource {
    private final ReportingAccesses accesses;
    private final CurrentCaller currentCaller;

    ReportingAccessResource(ReportingAccesses accesses, CurrentCaller currentCaller) {
        this.accesses = accesses;
        this.currentCaller = currentCaller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listReportingAccess", summary = "List the database roles that read the workspace's views")
    @APIResponse(
            responseCode = "200",
            description = "A page of accesses, oldest first.",
            content = @Content(schema = @Schema(ref = "ReportingAccessPage")))
    public RestResponse<Page<Map<String, @Nullable Object>>> list(
            @RestQuery Optional<String> cursor, @RestQuery Optional<String> limit, @Context UriInfo request)
            throws SQLException {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return Page.of(
                        page,
                        accesses.page(caller().workspaceId(), page),
                        ReportingAccess::id,
                        ReportingAccessForm::show)
                .toResponse(request);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createReportingAccess",
            summary = "Make a database role that reads the workspace's views",
            description = "The role may log in to PostgreSQL and read the views in the schema reporting, which show it"
                    + " this workspace alone. The answer is the only one that carries the password. 409 when the"
                    + " database user of the service may not make roles; the problem says what to grant. What the"
                    + " database lets the role do beyond reading is listed in the warnings of the answer.")
    @APIResponse(
            responseCode = "201",
            description = "The new access.",
            content = @Content(schema = @Schema(ref = "ReportingAccess")))
    public RestResponse<Map<String, @Nullable Object>> create(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(ref = "NewReportingAccess"),
                                            example = "{\"name\": \"dashboards\"}"))
                    @Nullable JsonNode body)
            throws SQLException {
        ReportingAccesses.Issued issued =
                accesses.issue(caller().workspaceId(), ReportingAccessForm.readName(body), caller().keyName());
        return RestResponse.ResponseBuilder.<Map<String, @Nullable Object>>created(
                        URI.create("/v1/reporting-access/" + issued.access().id()))
                .entity(ReportingAccessForm.show(issued))
                .header("Cache-Control", "no-store")
                .build();
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "removeReportingAccess",
            summary = "Drop a database role that reads the workspace's views",
            description = "Nobody logs in with it any more, who is connected is cut off, and what the role owns in the"
                    + " database is dropped with it.")
    @APIResponse(responseCode = "204", description = "The role is gone.")
    public void remove(@PathParam("id") String id) throws SQLException {
        accesses.remove(caller().workspaceId(), Ids.parse("reporting access", id), caller().keyName());
    }

    private Caller caller() {
        return currentCaller.get();
    }
}
