package dev.rapport.workspace.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.workspace.Workspace;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A workspace on the wire. */
@Schema(
        name = "Workspace",
        requiredProperties = {"id", "name", "zone", "week_start", "created_at"})
@JsonPropertyOrder({"id", "name", "zone", "week_start", "created_at", "key"})
record WorkspaceBody(
        @Schema(examples = "3") String id,
        @Schema(examples = "acme") String name,

        @Schema(description = "The zone of its days where a request names none.", examples = "Europe/Berlin")
        String zone,

        @Schema(description = "The first day of its weeks.", examples = "monday")
        String weekStart,

        @Schema(examples = "2026-01-31T08:00:00Z") Instant createdAt,

        @Schema(description = "Its first key: only in the answer that makes the workspace.")
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<KeyBody> key) {

    static WorkspaceBody fromWorkspace(Workspace workspace) {
        return from(workspace, Optional.empty());
    }

    static WorkspaceBody fromNew(Workspace workspace, KeyBody firstKey) {
        return from(workspace, Optional.of(firstKey));
    }

    private static WorkspaceBody from(Workspace workspace, Optional<KeyBody> key) {
        return new WorkspaceBody(
                workspace.id().toString(),
                workspace.name(),
                workspace.zone().getId(),
                workspace.weekStart().name().toLowerCase(Locale.ROOT),
                workspace.createdAt(),
                key);
    }
}
