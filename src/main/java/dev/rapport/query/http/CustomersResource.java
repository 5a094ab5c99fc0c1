package dev.rapport.query.http;

import dev.rapport.platform.http.PageRequest;
import dev.rapport.query.budget.Reading;
import dev.rapport.query.list.CustomerRecord;
import dev.rapport.query.list.LapsedList;
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
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The people that facts name. */
@Path("/v1/customers")
@RolesAllowed(Scope.Role.READ)
@Tag(name = "Explore")
@Blocking
class CustomersResource {
    private final CustomerRecord record;
    private final ReadModels readModels;
    private final CurrentCaller caller;
    private final Clock clock;
    private final Reading reading;

    CustomersResource(
            CustomerRecord record, ReadModels readModels, CurrentCaller caller, Clock clock, Reading reading) {
        this.reading = reading;
        this.record = record;
        this.readModels = readModels;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getCustomer",
            summary = "Read a customer",
            description =
                    "One person: all ids that were merged, the newest contacts, answers and purchases, and what was spent.")
    @APIResponse(responseCode = "200", description = "The customer.")
    public Map<String, @Nullable Object> get(
            @Parameter(description = "Any of the customer's ids, percent-encoded.", example = "zendesk:7881")
                    @PathParam("id")
                    String id,
            @Context UriInfo address) {
        Workspace workspace = caller.get().workspace();
        ListParameters parameters =
                new ListParameters(address.getQueryParameters(), workspace.zone(), CustomerRecord.PARAMETERS);
        int limit = parameters.limit().orElse(PageRequest.DEFAULT_LIMIT);
        parameters.finish();
        return record.of(workspace.id(), readModels.current(workspace.id()), id, limit, parameters.zone());
    }

    @GET
    @Path("/lapsed")
    @Produces({MediaType.APPLICATION_JSON, ListResponse.CSV, ListResponse.NDJSON})
    @Operation(
            operationId = "listLapsedCustomers",
            summary = "List customers who stopped coming",
            description =
                    "Those whose last purchase lies more days ago than threshold_days, the most valuable and longest gone first.")
    @APIResponse(responseCode = "200", description = "A page of customers, with the threshold above them.")
    public Response lapsed(@Context UriInfo address, @Context HttpHeaders headers) {
        Workspace workspace = caller.get().workspace();
        ListParameters parameters =
                new ListParameters(address.getQueryParameters(), workspace.zone(), LapsedList.PARAMETERS);
        return ListResponse.of(
                LapsedList.answer(
                        parameters,
                        headers.getAcceptableMediaTypes(),
                        readModels.current(workspace.id()),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        reading.part()),
                address);
    }
}
