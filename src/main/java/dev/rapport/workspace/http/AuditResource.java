package dev.rapport.workspace.http;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.rapport.platform.http.Page;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
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
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who changed what in the caller's workspace. */
@Path("/v1/audit")
@RolesAllowed(Scope.Role.ADMIN)
@Tag(name = "Operate")
@Blocking
class AuditResource {

    /** How an entry is shown. */
    static final RowType<AuditEntry> ANSWER = RowType.<AuditEntry>of("AuditEntry", "Something that was changed.")
            .with(Property.text("id").example("41"), entry -> Long.toString(entry.id()))
            .with(Property.time("at").example("2026-01-31T08:00:00Z"), AuditEntry::at)
            .with(
                    Property.text("actor")
                            .meaning("The name of the key that was used.")
                            .example("initial"),
                    AuditEntry::actor)
            .with(Property.text("action").example("key.created"), AuditEntry::action)
            .with(Property.text("subject").example("key/12"), AuditEntry::subject)
            .with(Property.anyObject("details").meaning("The particulars."), entry -> new RawValue(entry.details()))
            .build();

    private final AuditLog audit;
    private final CurrentCaller caller;

    AuditResource(AuditLog audit, CurrentCaller caller) {
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listAuditEntries", summary = "List who changed what")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries, oldest first.",
            content = @Content(schema = @Schema(ref = "AuditEntryPage")))
    public RestResponse<Page<Map<String, @Nullable Object>>> list(
            @RestQuery Optional<String> cursor, @RestQuery Optional<String> limit, @Context UriInfo request) {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return Page.of(page, audit.page(caller.get().workspaceId(), page), AuditEntry::id, ANSWER::write)
                .toResponse(request);
    }
}
