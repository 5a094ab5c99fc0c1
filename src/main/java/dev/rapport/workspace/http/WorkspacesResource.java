package dev.rapport.workspace.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.Page;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.platform.http.form.FormValues;
import dev.rapport.platform.problem.Problem;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.Workspace;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.Workspaces;
import dev.rapport.workspace.access.Caller;
import dev.rapport.workspace.access.CurrentCaller;
import dev.rapport.workspace.audit.AuditLog;
import dev.rapport.workspace.key.Keys;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The workspaces of the installation, for its operator. */
@Path("/v1/workspaces")
@RolesAllowed(Scope.Role.OPERATOR)
@Tag(name = "Operate")
@Blocking
class WorkspacesResource {

    private static final Set<Scope> SCOPES_OF_A_FIRST_KEY = Set.of(Scope.INGEST, Scope.READ, Scope.ADMIN);

    private final Workspaces workspaces;
    private final Keys keys;
    private final AuditLog audit;
    private final CurrentCaller currentCaller;

    WorkspacesResource(Workspaces workspaces, Keys keys, AuditLog audit, CurrentCaller currentCaller) {
        this.workspaces = workspaces;
        this.keys = keys;
        this.audit = audit;
        this.currentCaller = currentCaller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listWorkspaces", summary = "List the workspaces of the installation")
    @APIResponse(
            responseCode = "200",
            description = "A page of workspaces, oldest first.",
            content = @Content(schema = @Schema(ref = "WorkspacePage")))
    public RestResponse<Page<Map<String, @Nullable Object>>> list(
            @RestQuery Optional<String> cursor, @RestQuery Optional<String> limit, @Context UriInfo request) {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return Page.of(page, workspaces.page(page), workspace -> workspace.id().value(), WorkspaceForm::show)
                .toResponse(request);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "createWorkspace",
            summary = "Make a workspace and its first key",
            description =
                    "The answer is the only one that carries the key, which has the scopes ingest, read and admin.")
    @APIResponse(
            responseCode = "201",
            description = "The new workspace with its first key.",
            content = @Content(schema = @Schema(ref = "Workspace")))
    public RestResponse<Map<String, @Nullable Object>> create(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(ref = "NewWorkspace"),
                                            example = "{\"name\": \"acme\", \"zone\": \"Europe/Berlin\"}"))
                    @Nullable JsonNode body) {
        FormValues<Workspace> wanted = WorkspaceForm.FORM.readNew(body);
        Workspace workspace = workspaces.create(
                wanted.get(WorkspaceForm.FIELDS.name()),
                wanted.get(WorkspaceForm.FIELDS.zone()),
                wanted.get(WorkspaceForm.FIELDS.weekStart()));
        Keys.Issued first = keys.issue(
                workspace.id(), new Keys.Wanted("first", SCOPES_OF_A_FIRST_KEY, Optional.empty()), caller().keyName());
        record("workspace.created", workspace);
        return RestResponse.ResponseBuilder.<Map<String, @Nullable Object>>created(
                        URI.create("/v1/workspaces/" + workspace.id()))
                .entity(WorkspaceForm.showNew(workspace, first))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getWorkspaceById", summary = "Get a workspace of the installation")
    @APIResponse(
            responseCode = "200",
            description = "The workspace.",
            content = @Content(schema = @Schema(ref = "Workspace")))
    public Map<String, @Nullable Object> get(@PathParam("id") String id) {
        return WorkspaceForm.show(workspaces.get(new WorkspaceId(Ids.parse("workspace", id))));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(
            operationId = "removeWorkspace",
            summary = "Remove a workspace with all its data and keys",
            description = "There is no way back. The workspace of the key that is used cannot be removed.")
    @APIResponse(responseCode = "204", description = "The workspace is gone.")
    public void remove(@PathParam("id") String id) {
        Workspace workspace = workspaces.get(new WorkspaceId(Ids.parse("workspace", id)));
        if (workspace.id().equals(caller().workspaceId())) {
            throw Problem.conflict("The workspace of the key that is used cannot be removed.")
                    .toException();
        }
        workspaces.remove(workspace.id());
        record("workspace.removed", workspace);
    }

    /** In the operator's own record: the workspace's may be gone. */
    private void record(String action, Workspace workspace) {
        audit.record(
                caller().workspaceId(),
                caller().keyName(),
                action,
                "workspace/" + workspace.id(),
                Map.of("name", workspace.name()));
    }

    private Caller caller() {
        return currentCaller.get();
    }
}
