package dev.rapport.query.http;

import dev.rapport.query.Scorecard;
import dev.rapport.query.list.ReadyLists;
import dev.rapport.workspace.Scope;
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
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The scorecard. */
@Path("/v1/scorecard")
@RolesAllowed(Scope.Role.READ)
@Tag(name = "Explore")
@Blocking
class ScorecardResource {
    private final Scorecard scorecard;
    private final CurrentCaller caller;
    private final Clock clock;

    ScorecardResource(Scorecard scorecard, CurrentCaller caller, Clock clock) {
        this.scorecard = scorecard;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ListResponse.CSV, ListResponse.NDJSON})
    @Operation(
            operationId = "getScorecard",
            summary = "Read the scorecard of a period",
            description =
                    "Every headline metric with its default options, beside the previous period (or the same dates a year ago), whether the change is more than chance, and the targets.")
    @APIResponse(responseCode = "200", description = "A row for each metric; of money one for each currency.")
    public Response read(@Context UriInfo address, @Context HttpHeaders headers) {
        Map<String, List<String>> parameters = address.getQueryParameters();
        Scorecard.Page page = scorecard.answer(
                parameters, caller.get().workspace(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return ListResponse.of(
                ReadyLists.of(
                        Scorecard.TYPE.row().names(),
                        page.head(),
                        page.rows(),
                        Optional.ofNullable(address.getQueryParameters().getFirst("format")),
                        headers.getAcceptableMediaTypes()),
                address);
    }
}
