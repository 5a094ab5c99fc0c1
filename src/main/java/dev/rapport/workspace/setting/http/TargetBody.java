package dev.rapport.workspace.setting.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.terms.SettingVersion;
import dev.rapport.terms.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version of a target on the wire. */
@Schema(
        name = "Target",
        requiredProperties = {
            "id",
            "metric",
            "value",
            "better",
            "name",
            "version",
            "valid_from",
            "recorded_at",
            "removed"
        })
@JsonPropertyOrder({"id", "metric", "value", "better", "name", "version", "valid_from", "recorded_at", "removed"})
record TargetBody(
        @Schema(examples = "11") String id,
        @Schema(examples = "csat") String metric,

        @Schema(description = "In the unit of the metric.", examples = "0.9")
        BigDecimal value,

        @Schema(
                description = "On which side it is met.",
                enumeration = {"higher", "lower"})
        String better,

        @Schema(type = SchemaType.STRING, nullable = true, examples = "goal of the year")
        Optional<String> name,

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

        @Schema(description = "Whether the target ceases to be with this version.")
        boolean removed) {

    static TargetBody fromVersion(SettingVersion<Target> version) {
        Target target = version.value();
        return new TargetBody(
                Long.toString(version.setting()),
                target.metric(),
                target.value(),
                target.better().name().toLowerCase(Locale.ROOT),
                target.name(),
                Long.toString(version.id()),
                SettingFields.validFrom(version),
                version.recordedAt(),
                version.removed());
    }
}
