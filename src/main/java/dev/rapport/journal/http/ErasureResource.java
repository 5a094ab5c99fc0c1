package dev.rapport.journal.http;

import dev.rapport.event.ServiceEvent;
import dev.rapport.journal.ErasureMode;
import dev.rapport.journal.Erasures;
import dev.rapport.journal.JournalUnavailableException;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.Violation;
import dev.rapport.platform.problem.http.ProblemBody;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.access.Caller;
import dev.rapport.workspace.access.CurrentCaller;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Erases customers. Must not log whom: an access log that writes addresses would. */
@Path("/v1/customers")
@RolesAllowed(Scope.Role.ADMIN)
@Tag(name = "Correct")
@Blocking
class ErasureResource {
    private static final String MODE = "mode";
    private static final int LONGEST_ID = 200;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Erasures erasures;
    private final CurrentCaller caller;

    ErasureResource(Erasures erasures, CurrentCaller caller) {
        this.erasures = erasures;
        this.caller = caller;
    }

    @DELETE
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "eraseCustomer",
            summary = "Erase a customer",
            description =
                    "Erases a person with all merged ids, from everything that Rapport keeps. This cannot be undone."
                            + " When the answer"
                            + " does not arrive, send the request again: it continues, or returns the receipt.")
    @Parameter(
            name = MODE,
            in = ParameterIn.QUERY,
            required = true,
            description =
                    "`delete`: the events that name the person, and all events of their interactions, answers and purchases, are"
                            + " gone as if they had never been sent. `anonymize`: they stay and count, under a random token;"
                            + " comments, and attributes and tags that no other customer has, are removed.",
            schema =
                    @Schema(
                            implementation = String.class,
                            enumeration = {"delete", "anonymize"}),
            example = "delete")
    @APIResponse(
            responseCode = "200",
            description = "Done, and durable. The receipt.",
            content = @Content(schema = @Schema(implementation = ErasureBody.class)))
    @APIResponse(
            responseCode = "422",
            description = "The id or the mode is not valid.",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemBody.class)))
    public RestResponse<ErasureBody> erase(
            @Parameter(description = "Any of the customer's ids, percent-encoded.", example = "zendesk:7881")
                    @PathParam("id")
                    String id,
            @Context UriInfo address) {
        ErasureMode mode = check(id, address);
        Caller by = caller.get();
        try {
            return erasures.erase(by.workspaceId(), id, mode, by.keyName())
                    .map(ErasureBody::fromReceipt)
                    .map(body -> RestResponse.ResponseBuilder.ok(body)
                            .header("Cache-Control", "no-store")
                            .build())
                    .orElseThrow(() -> Problem.notFound(
                                    "The customer does not exist: nothing in this workspace names that id, and"
                                            + " nobody with that id was erased.")
                            .toException());
        } catch (JournalUnavailableException away) {
            throw Problem.unavailable(
                            "The erasure is not finished, because the database failed; send the request again, it"
                                    + " continues where it stopped.",
                            PAUSE)
                    .toException();
        }
    }

    private static ErasureMode check(String id, UriInfo address) {
        List<Violation> violations = new ArrayList<>();
        if (ServiceEvent.identified(id).isEmpty()) {
            violations.add(
                    new Violation("id", "0 means customers who are not identified: they can't be erased as one"));
        } else if (id.indexOf('\0') >= 0 || id.length() > LONGEST_ID) {
            violations.add(new Violation(
                    "id", "a customer's id has at most %d characters, none of them U+0000".formatted(LONGEST_ID)));
        }
        address.getQueryParameters().keySet().stream()
                .filter(name -> !name.equals(MODE))
                .forEach(name ->
                        violations.add(new Violation(name, NearestName.unknown("parameter", name, List.of(MODE)))));
        List<String> modes = address.getQueryParameters().getOrDefault(MODE, List.of());
        if (modes.size() != 1) {
            violations.add(new Violation(
                    MODE,
                    "mode is required, once: delete removes the events, anonymize keeps them without the person"));
        } else if (!ErasureMode.wireNames().contains(modes.get(0))) {
            violations.add(
                    new Violation(MODE, NearestName.unknown("value of mode", modes.get(0), ErasureMode.wireNames())));
        }
        if (!violations.isEmpty()) {
            throw Problem.validation(violations).toException();
        }
        return ErasureMode.fromWireName(modes.get(0));
    }
}
