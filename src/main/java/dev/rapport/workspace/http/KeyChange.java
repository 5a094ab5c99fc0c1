package dev.rapport.workspace.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.JsonFields;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.key.ApiKey;
import dev.rapport.workspace.key.Keys;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Reads what a body wants a key to be. */
final class KeyChange {

    static final int LONGEST_NAME = 100;

    private KeyChange() {}

    /** The names of the scopes, for the OpenAPI document. */
    @Schema(
            name = "Scope",
            type = SchemaType.STRING,
            enumeration = {"ingest", "read", "admin", "operator"})
    interface ScopeName {}

    /** The body that makes a key, for the OpenAPI document; it is read field by field to report every mistake at once. */
    @Schema(
            name = "NewKey",
            requiredProperties = {"name", "scopes"},
            additionalProperties = Schema.False.class)
    record NewKeyBody(
            @Schema(minLength = 1, maxLength = LONGEST_NAME, examples = "help desk import")
            String name,

            @Schema(minItems = 1, description = "What the key is to allow; not more than the caller may give.")
            List<ScopeName> scopes,

            @Schema(
                    description = "From then on the key is refused.",
                    nullable = true,
                    examples = "2027-01-31T08:00:00Z")
            Instant expiresAt) {}

    /** The body that changes a key: what is left out stays. */
    @Schema(name = "KeyChange", additionalProperties = Schema.False.class, minProperties = 0)
    record KeyChangeBody(
            @Schema(minLength = 1, maxLength = LONGEST_NAME, examples = "help desk import")
            String name,

            @Schema(minItems = 1) List<ScopeName> scopes,

            @Schema(description = "null: never.", nullable = true, examples = "2027-01-31T08:00:00Z")
            Instant expiresAt) {}

    static Keys.Wanted fromNew(@Nullable JsonNode body, Instant now) {
        JsonFields fields = JsonFields.of(body, "name", "scopes", "expires_at");
        fields.require("name");
        fields.require("scopes");
        return read(fields, now, "", Set.of(), Optional.empty());
    }

    static Keys.Wanted fromChange(@Nullable JsonNode body, ApiKey key, Instant now) {
        JsonFields fields = JsonFields.of(body, "name", "scopes", "expires_at");
        fields.refuseNull("name");
        fields.refuseNull("scopes");
        return read(
                fields, now, key.name(), key.scopes(), fields.has("expires_at") ? Optional.empty() : key.expiresAt());
    }

    private static Keys.Wanted read(
            JsonFields fields, Instant now, String name, Set<Scope> scopes, Optional<Instant> expiresAt) {
        Optional<String> newName = fields.line("name", LONGEST_NAME);
        Optional<List<String>> newScopes = fields.words("scopes", Scope.ids());
        Optional<Instant> newExpiry = fields.instant("expires_at");
        newExpiry
                .filter(expiry -> !expiry.isAfter(now))
                .ifPresent(
                        past -> fields.violation("expires_at", "\"expires_at\" is in the past: %s.".formatted(past)));
        fields.check();
        return new Keys.Wanted(
                newName.orElse(name),
                newScopes
                        .map(words -> (Set<Scope>)
                                new HashSet<>(words.stream().map(Scope::fromId).toList()))
                        .orElse(scopes),
                newExpiry.or(() -> expiresAt));
    }
}
