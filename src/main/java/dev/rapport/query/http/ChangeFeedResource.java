package dev.rapport.query.http;

import dev.rapport.platform.problem.http.ProblemBody;
import dev.rapport.query.list.ChangeFeed;
import dev.rapport.query.list.ListParameters;
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
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The journal as a change feed. */
@Path("/v1/events")
@RolesAllowed(Scope.Role.READ)
@Tag(name = "Facts")
@Blocking
class ChangeFeedResource {
    private static final String EPOCH = "Rapport-Epoch";
    private static final String VERSION = "Rapport-Version";

    private final ChangeFeed feed;
    private final CurrentCaller caller;

    ChangeFeedResource(ChangeFeed feed, CurrentCaller caller) {
        this.feed = feed;
        this.caller = caller;
    }

    /** An event with its place in the journal. */
    @Schema(
            name = "JournalEvent",
            description = "An event as it was accepted, with its place in the journal.",
            requiredProperties = {
                "version",
                "received_at",
                "subject",
                "source",
                "id",
                "type",
                "time",
                "data",
                "extensions"
            })
    record JournalEvent(
            @Schema(description = "The version of the workspace that brought it.", examples = "42")
            long version,

            @Schema(
                    type = SchemaType.STRING,
                    format = "date-time",
                    nullable = true,
                    description = "When that version was received; null when that is no longer known.",
                    examples = "2026-03-27T16:30:01+01:00")
            String receivedAt,

            @Schema(examples = "1001") String subject,
            @Schema(examples = "zendesk") String source,
            @Schema(examples = "evt-1001-1") String id,
            @Schema(examples = "interaction.opened") String type,

            @Schema(type = SchemaType.STRING, format = "date-time", examples = "2026-03-27T16:30:00+01:00")
            String time,

            @Schema(type = SchemaType.OBJECT, description = "The values as they were sent; numbers as texts.")
            Map<String, Object> data,

            @Schema(
                    type = SchemaType.OBJECT,
                    nullable = true,
                    description = "What was written beside it: extension attributes of CloudEvents.")
            Map<String, Object> extensions) {}

    /** An erasure that readers of the feed must follow. */
    @Schema(
            name = "ErasureMark",
            description = "An erasure after the version that was asked for.",
            requiredProperties = {"receipt", "mode", "erased_at", "version"})
    record ErasureMark(
            @Schema(examples = "0b0f6a0e-7f0c-4a53-9a2c-3f3a5f6d1c11")
            String receipt,

            @Schema(enumeration = {"delete", "anonymize"}) String mode,

            @Schema(type = SchemaType.STRING, format = "date-time", examples = "2026-03-27T16:30:00+01:00")
            String erasedAt,

            @Schema(description = "The version from which on nothing is left.", examples = "1203")
            long version) {}

    /** One part of the feed. */
    @Schema(
            name = "JournalEventPage",
            description = "One part of the feed.",
            requiredProperties = {"epoch", "version", "erasures", "data", "next_cursor"})
    record JournalEventPage(
            @Schema(
                    description =
                            "Another one after each erasure: what was read in an earlier one must be forgotten. Empty before"
                                    + " the first event.",
                    examples = "5b2c7d1e-4f35-4d7f-8a29-1c2c0d9c9b10")
            String epoch,

            @Schema(
                    description =
                            "The last version. When next_cursor is null everything up to it has been read: ask with it as"
                                    + " after_version the next time.",
                    examples = "1203")
            long version,

            @Schema(description = "Erasures after after_version, at most 1000.")
            List<ErasureMark> erasures,

            List<JournalEvent> data,

            @Schema(
                    type = SchemaType.STRING,
                    nullable = true,
                    description = "Pass it as cursor to get the next page; null on the last one.")
            String nextCursor) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, ListResponse.CSV, ListResponse.NDJSON})
    @Operation(
            operationId = "listEvents",
            summary = "Read the journal as a change feed",
            description =
                    "Every accepted event in the order in which it was written (version, subject, source, id), for export,"
                            + " replication and audit. JSON comes page by page, CSV and NDJSON whole. The headers Rapport-Epoch and"
                            + " Rapport-Version tell how far the answer goes, in every form.")
    @APIResponse(
            responseCode = "200",
            description = "A part of the feed.",
            headers = {
                @Header(
                        name = EPOCH,
                        description = "The epoch of the answer; empty before the first event.",
                        required = true,
                        schema = @Schema(implementation = String.class)),
                @Header(
                        name = VERSION,
                        description = "The last version that the answer goes to.",
                        required = true,
                        schema = @Schema(implementation = long.class))
            },
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = JournalEventPage.class)),
                @Content(mediaType = ListResponse.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = ListResponse.NDJSON, schema = @Schema(implementation = JournalEvent.class))
            })
    @APIResponse(
            responseCode = "409",
            description = "The epoch that was given has passed; start again.",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemBody.class)))
    public Response list(@Context UriInfo address, @Context HttpHeaders headers) {
        Workspace workspace = caller.get().workspace();
        ListParameters parameters =
                new ListParameters(address.getQueryParameters(), workspace.zone(), ChangeFeed.PARAMETERS);
        ChangeFeed.Answered answered = feed.answer(parameters, headers.getAcceptableMediaTypes(), workspace.id());
        return Response.fromResponse(ListResponse.of(answered.answer(), address))
                .header(EPOCH, answered.state().epoch())
                .header(VERSION, answered.state().version())
                .build();
    }
}
