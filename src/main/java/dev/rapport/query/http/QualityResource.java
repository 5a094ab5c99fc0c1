package dev.rapport.query.http;

import dev.rapport.query.list.ListParameters;
import dev.rapport.query.list.QualityReport;
import dev.rapport.readmodel.ReadModels;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.Workspace;
import dev.rapport.workspace.access.CurrentCaller;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What could not be counted, and why. */
@Path("/v1/quality")
@RolesAllowed(Scope.Role.READ)
@Tag(name = "Explore")
@Blocking
class QualityResource {
    private final QualityReport report;
    private final ReadModels readModels;
    private final CurrentCaller caller;

    QualityResource(QualityReport report, ReadModels readModels, CurrentCaller caller) {
        this.report = report;
        this.readModels = readModels;
        this.caller = caller;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ListResponse.CSV, ListResponse.NDJSON})
    @Operation(
            operationId = "getQuality",
            summary = "Read what could not be counted",
            description =
                    "A row for each reason that occurred, with a sentence, how often, and the subjects of up to five examples.")
    @APIResponse(responseCode = "200", description = "The reasons that occurred.")
    public Response get(@Context UriInfo address, @Context HttpHeaders headers) {
        Workspace workspace = caller.get().workspace();
        ListParameters parameters =
                new ListParameters(address.getQueryParameters(), workspace.zone(), QualityReport.PARAMETERS);
        return ListResponse.of(
                report.answer(
                        parameters,
                        headers.getAcceptableMediaTypes(),
                        workspace.id(),
                        () -> readModels.current(workspace.id())),
                address);
    }
}
