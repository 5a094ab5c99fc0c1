package dev.rapport.query.http;

import dev.rapport.query.budget.Reading;
import dev.rapport.query.list.DimensionLists;
import dev.rapport.query.list.ListParameters;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What facts can be filtered and grouped by. */
@Path("/v1/dimensions")
@RolesAllowed(Scope.Role.READ)
@Tag(name = "Explore")
@Blocking
class DimensionsResource {
    private final ReadModels readModels;
    private final CurrentCaller caller;
    private final Reading reading;

    DimensionsResource(ReadModels readModels, CurrentCaller caller, Reading reading) {
        this.reading = reading;
        this.readModels = readModels;
        this.caller = caller;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ListResponse.CSV, ListResponse.NDJSON})
    @Operation(
            operationId = "listDimensions",
            summary = "List the dimensions",
            description = "What facts can be filtered and grouped by, and how many values there are.")
    @APIResponse(responseCode = "200", description = "All dimensions.")
    public Response list(@Context UriInfo address, @Context HttpHeaders headers) {
        Workspace workspace = caller.get().workspace();
        ListParameters parameters =
                new ListParameters(address.getQueryParameters(), workspace.zone(), DimensionLists.PARAMETERS);
        return ListResponse.of(
                DimensionLists.dimensions(
                        parameters,
                        headers.getAcceptableMediaTypes(),
                        () -> readModels.current(workspace.id()),
                        reading.part()),
                address);
    }

    @GET
    @Path("/{name}/values")
    @Produces({MediaType.APPLICATION_JSON, ListResponse.CSV, ListResponse.NDJSON})
    @Operation(
            operationId = "listDimensionValues",
            summary = "List the values of a dimension",
            description = "The most frequent first, with how many facts of each kind have them.")
    @APIResponse(responseCode = "200", description = "The values.")
    public Response values(
            @Parameter(description = "The dimension's name; attributes.<name> for an attribute.", example = "channel")
                    @PathParam("name")
                    String name,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        Workspace workspace = caller.get().workspace();
        ListParameters parameters =
                new ListParameters(address.getQueryParameters(), workspace.zone(), DimensionLists.VALUE_PARAMETERS);
        return ListResponse.of(
                DimensionLists.values(
                        parameters,
                        headers.getAcceptableMediaTypes(),
                        () -> readModels.current(workspace.id()),
                        name,
                        reading.part()),
                address);
    }
}
