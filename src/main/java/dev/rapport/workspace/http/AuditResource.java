package dev.rapport.workspace.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.rapport.platform.http.Page;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.access.CurrentCaller;
import dev.rapport.workspace.audit.AuditEntry;
import dev.rapport.workspace.audit.AuditLog;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Who changed what in the caller's workspace. */
@Path("/v1/audit")
@RolesAllowed(Scope.Role.ADMIN)
@Tag(name = "Operate")
@Blocking
class AuditResource {

    private final AuditLog audit;
    private final CurrentCaller caller;

    AuditResource(AuditLog audit, CurrentCaller caller) {
        this.audit = audit;
        this.caller = caller;
    }

    /** An entry on the wire. */
    @Schema(
            name = "AuditEntry",
            requiredProperties = {"id", "at", "actor", "action", "subject", "details"})
    @JsonPropertyOrder({"id", "at", "actor", "action", "subject", "details"})
    record AuditBody(
            @Schema(examples = "41") String id,
            @Schema(examples = "2026-01-31T08:00:00Z") Instant at,

            @Schema(description = "The name of the key that was used.", examples = "initial")
            String actor,

            @Schema(examples = "key.created") String action,
            @Schema(examples = "key/12") String subject,

            @Schema(type = SchemaType.OBJECT, description = "The particulars.") @JsonRawValue
            String details) {

        static AuditBody fromEntry(AuditEntry entry) {
            return new AuditBody(
                    Long.toString(entry.id()),
                    entry.at(),
                    entry.actor(),
                    entry.action(),
                    entry.subject(),
                    entry.details());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listAuditEntries", summary = "List who changed what")
    @APIResponse(responseCode = "200", description = "A page of entries, oldest first.")
    public RestResponse<Page<AuditBody>> list(
            @RestQuery Optional<String> cursor, @RestQuery Optional<String> limit, @Context UriInfo request) {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return Page.of(page, audit.page(caller.get().workspaceId(), page), AuditEntry::id, AuditBody::fromEntry)
                .toResponse(request);
    }
}
