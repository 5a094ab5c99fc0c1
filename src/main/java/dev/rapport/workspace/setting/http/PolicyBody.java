package dev.rapport.workspace.setting.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.terms.PolicyMatch;
import dev.rapport.terms.ServicePolicy;
import dev.rapport.terms.SettingVersion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version of a policy on the wire. */
@Schema(
        name = "SlaPolicy",
        requiredProperties = {
            "id",
            "name",
            "kind",
            "match",
            "target",
            "clock",
            "calendar",
            "order",
            "version",
            "valid_from",
            "recorded_at",
            "removed"
        })
@JsonPropertyOrder({
    "id",
    "name",
    "kind",
    "match",
    "target",
    "clock",
    "calendar",
    "order",
    "version",
    "valid_from",
    "recorded_at",
    "removed"
})
record PolicyBody(
        @Schema(examples = "9") String id,
        @Schema(examples = "Store greeting") String name,

        @Schema(enumeration = {"first_response", "resolution"})
        String kind,

        @Schema(
                description = "For which interactions: what is not here does not matter.",
                implementation = MatchBody.class)
        Map<String, List<String>> match,

        @Schema(description = "Seconds.", examples = "40") long target,

        @Schema(enumeration = {"elapsed", "business"}) String clock,

        @Schema(
                description = "The id of the calendar that business time goes by; null for the workspace's.",
                type = SchemaType.STRING,
                nullable = true,
                examples = "7")
        Optional<String> calendar,

        @Schema(description = "Of several that match the lowest holds, of these the first by name.", examples = "10")
        int order,

        @Schema(description = "The number of this version.", examples = "31")
        String version,

        @Schema(
                description = "From when on this version holds; null for always.",
                type = SchemaType.STRING,
                format = "date-time",
                nullable = true)
        Optional<Instant> validFrom,

        @Schema(description = "When it was said.", examples = "2026-01-31T08:00:00Z")
        Instant recordedAt,

        @Schema(description = "Whether the policy ceases to be with this version.")
        boolean removed) {

    /** What a policy looks at, for the OpenAPI document. */
    @Schema(name = "SlaMatch", additionalProperties = Schema.False.class)
    record MatchBody(
            @Schema(examples = "[\"in_store\"]") List<String> channel,
            List<String> priority,
            List<String> team,
            List<String> location,
            List<String> product) {}

    static PolicyBody fromVersion(SettingVersion<ServicePolicy> version) {
        ServicePolicy policy = version.value();
        return new PolicyBody(
                Long.toString(version.setting()),
                policy.name(),
                policy.kind().id(),
                match(policy.match()),
                policy.target().toSeconds(),
                policy.clock().id(),
                policy.calendar().isPresent()
                        ? Optional.of(Long.toString(policy.calendar().getAsLong()))
                        : Optional.empty(),
                policy.order(),
                Long.toString(version.id()),
                SettingFields.validFrom(version),
                version.recordedAt(),
                version.removed());
    }

    static Map<String, List<String>> match(PolicyMatch match) {
        Map<String, List<String>> allowed = new LinkedHashMap<>();
        match.allowed().forEach((feature, values) -> allowed.put(feature.id(), values));
        return allowed;
    }
}
