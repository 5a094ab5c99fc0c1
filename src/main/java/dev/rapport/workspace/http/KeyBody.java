package dev.rapport.workspace.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.key.ApiKey;
import dev.rapport.workspace.key.KeySecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key on the wire. */
@Schema(
        name = "Key",
        requiredProperties = {"id", "name", "prefix", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at"
        })
@JsonPropertyOrder({"id", "name", "prefix", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at", "key"})
record KeyBody(
        @Schema(examples = "12") String id,
        @Schema(examples = "help desk import") String name,

        @Schema(description = "The first characters of the key.", examples = "rap_1aB2c3")
        String prefix,

        @Schema(
                description = "What the key allows.",
                type = SchemaType.ARRAY,
                implementation = KeyChange.ScopeName.class)
        List<String> scopes,

        @Schema(examples = "2026-01-31T08:00:00Z") Instant createdAt,

        @Schema(
                description = "From then on the key is refused; null for never.",
                type = SchemaType.STRING,
                format = "date-time",
                nullable = true)
        Optional<Instant> expiresAt,

        @Schema(description = "To the minute.", type = SchemaType.STRING, format = "date-time", nullable = true)
        Optional<Instant> lastUsedAt,

        @Schema(type = SchemaType.STRING, format = "date-time", nullable = true)
        Optional<Instant> revokedAt,

        @Schema(
                description = "The key itself: only in the answer that makes it, never again.",
                type = SchemaType.STRING,
                examples = "rap_1aB2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V")
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<String> key) {

    static KeyBody fromKey(ApiKey key) {
        return from(key, Optional.empty());
    }

    static KeyBody fromIssued(ApiKey key, KeySecret secret) {
        return from(key, Optional.of(secret.text()));
    }

    private static KeyBody from(ApiKey key, Optional<String> secret) {
        return new KeyBody(
                Long.toString(key.id()),
                key.name(),
                key.prefix(),
                key.scopes().stream().sorted().map(Scope::id).toList(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.revokedAt(),
                secret);
    }
}
