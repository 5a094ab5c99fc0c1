package dev.rapport.ingest.hook.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.ingest.hook.Hook;
import dev.rapport.ingest.hook.HookAddress;
import dev.rapport.ingest.hook.MappingJson;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A hook on the wire; its secrets are never shown. */
@Schema(
        name = "Hook",
        requiredProperties = {
            "id",
            "connector",
            "name",
            "hook_id",
            "path",
            "has_secret",
            "secret_lost",
            "has_access_token",
            "mapping",
            "created_at",
            "changed_at"
        })
@JsonPropertyOrder({
    "id",
    "connector",
    "name",
    "hook_id",
    "path",
    "has_secret",
    "secret_lost",
    "has_access_token",
    "mapping",
    "created_at",
    "changed_at"
})
record HookBody(
        @Schema(examples = "3") String id,
        @Schema(examples = "zendesk") String connector,
        @Schema(examples = "Zendesk of the shop") String name,

        @Schema(
                description =
                        "The part of the address that nobody can guess. Whoever knows it reaches the hook. Null when it was lost"
                                + " with the key that it was encrypted with, until the next delivery is taken.",
                type = SchemaType.STRING,
                nullable = true,
                examples = "hYb2Qm3xUo7cVd0sTzKq9LwRj5NfAe1P")
        Optional<String> hookId,

        @Schema(
                description = "Where the vendor sends to, below the address of the service; null with `hook_id`.",
                type = SchemaType.STRING,
                nullable = true,
                examples = "/v1/hooks/zendesk/hYb2Qm3xUo7cVd0sTzKq9LwRj5NfAe1P")
        Optional<String> path,

        @Schema(description = "Whether deliveries are verified.", examples = "true")
        boolean hasSecret,

        @Schema(
                description =
                        "Whether the secret was lost with the key that it was encrypted with: deliveries get 503 until another"
                                + " one is set.",
                examples = "false")
        boolean secretLost,

        @Schema(description = "Whether the vendor's interface can be asked.", examples = "false")
        boolean hasAccessToken,

        @Schema(implementation = HookSchemas.MappingBody.class)
        JsonNode mapping,

        @Schema(examples = "2026-01-31T08:00:00Z") Instant createdAt,
        @Schema(examples = "2026-01-31T08:00:00Z") Instant changedAt) {

    static HookBody fromHook(Hook hook) {
        return new HookBody(
                Long.toString(hook.id()),
                hook.connector(),
                hook.name(),
                hook.address().map(HookAddress::text),
                hook.path(),
                hook.hasSecret(),
                hook.secretLost(),
                hook.hasAccessToken(),
                MappingJson.write(hook.mapping()),
                hook.createdAt(),
                hook.changedAt());
    }
}
