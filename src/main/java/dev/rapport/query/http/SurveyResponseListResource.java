package dev.rapport.query.http;

import dev.rapport.query.list.ListParameters;
import dev.rapport.query.list.SurveyResponseList;
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

/** What customers answered and wrote. */
@Path("/v1/survey-responses")
@RolesAllowed(Scope.Role.READ)
@Tag(name = "Explore")
@Blocking
class SurveyResponseListResource {
    private final SurveyResponseList list;
    private final ReadModels readModels;
    private final CurrentCaller caller;

    SurveyResponseListResource(SurveyResponseList list, ReadModels readModels, CurrentCaller caller) {
        this.list = list;
        this.readModels = readModels;
        this.caller = caller;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ListResponse.CSV, ListResponse.NDJSON})
    @Operation(
            operationId = "listSurveyResponses",
            summary = "List survey responses",
            description =
                    "Answers and dismissals with their comments, the newest first. JSON comes page by page, CSV and NDJSON whole.")
    @APIResponse(responseCode = "200", description = "A page of responses.")
    public Response list(@Context UriInfo address, @Context HttpHeaders headers) {
        Workspace workspace = caller.get().workspace();
        ListParameters parameters =
                new ListParameters(address.getQueryParameters(), workspace.zone(), SurveyResponseList.PARAMETERS);
        return ListResponse.of(
                list.answer(
                        parameters,
                        headers.getAcceptableMediaTypes(),
                        workspace.id(),
                        () -> readModels.current(workspace.id())),
                address);
    }
}
