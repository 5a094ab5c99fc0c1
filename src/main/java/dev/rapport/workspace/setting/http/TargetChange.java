package dev.rapport.workspace.setting.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.JsonFields;
import dev.rapport.terms.Target;
import dev.rapport.workspace.setting.EffectiveFrom;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a body wants a target to be; what it leaves out stays.
 *
 * @param nameSaid whether the body says anything of the name; an empty one is then none
 * @param effective from when on
 */
record TargetChange(
        Optional<String> metric,
        Optional<BigDecimal> value,
        Optional<Target.Better> better,
        boolean nameSaid,
        Optional<String> name,
        EffectiveFrom effective) {
    private static final int DECIMALS = 6;
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    /** The body that makes a target, for the OpenAPI document. */
    @Schema(
            name = "NewTarget",
            requiredProperties = {"metric", "value", "better"},
            additionalProperties = Schema.False.class)
    record NewTargetBody(
            @Schema(description = "The id of a metric.", examples = "csat")
            String metric,

            @Schema(description = "In the unit of the metric.", examples = "0.9")
            BigDecimal value,

            @Schema(enumeration = {"higher", "lower"}) String better,

            @Schema(
                    minLength = 1,
                    maxLength = SettingFields.LONGEST_NAME,
                    nullable = true,
                    examples = "goal of the year")
            String name,

            @Schema(
                    description = "From when on it holds; always, if left out or null.",
                    nullable = true,
                    examples = "2026-01-01T00:00:00+01:00")
            Instant effectiveFrom) {}

    /** The body that changes a target, for the OpenAPI document. */
    @Schema(name = "TargetChange", additionalProperties = Schema.False.class)
    record TargetChangeBody(
            @Schema(examples = "csat") String metric,
            @Schema(examples = "0.92") BigDecimal value,
            @Schema(enumeration = {"higher", "lower"}) String better,

            @Schema(
                    minLength = 1,
                    maxLength = SettingFields.LONGEST_NAME,
                    nullable = true,
                    examples = "goal of the year")
            String name,

            @Schema(
                    description = "From when on it holds: now, if left out; always, if null.",
                    nullable = true,
                    examples = "2026-01-01T00:00:00+01:00")
            Instant effectiveFrom) {}

    static TargetChange fromNew(@Nullable JsonNode body, List<String> metrics) {
        JsonFields fields = fields(body);
        fields.require("metric");
        fields.require("value");
        fields.require("better");
        return read(fields, metrics);
    }

    static TargetChange fromChange(@Nullable JsonNode body, List<String> metrics) {
        JsonFields fields = fields(body);
        fields.refuseNull("metric");
        fields.refuseNull("value");
        fields.refuseNull("better");
        return read(fields, metrics);
    }

    private static JsonFields fields(@Nullable JsonNode body) {
        return JsonFields.of(body, "metric", "value", "better", "name", SettingFields.EFFECTIVE_FROM);
    }

    private static TargetChange read(JsonFields fields, List<String> metrics) {
        TargetChange change = new TargetChange(
                fields.word("metric", metrics),
                fields.decimal("value", DECIMALS, MOST.negate(), MOST),
                fields.word("better", List.of("higher", "lower"))
                        .map(better -> Target.Better.valueOf(better.toUpperCase(Locale.ROOT))),
                fields.has("name"),
                fields.line("name", SettingFields.LONGEST_NAME),
                SettingFields.effectiveFrom(fields));
        fields.check();
        return change;
    }

    /** The target that a body makes. */
    Target toTarget() {
        return new Target(metric.orElseThrow(), value.orElseThrow(), better.orElseThrow(), name);
    }

    Target apply(Target target) {
        return new Target(
                metric.orElse(target.metric()),
                value.orElse(target.value()),
                better.orElse(target.better()),
                nameSaid ? name : target.name());
    }
}
