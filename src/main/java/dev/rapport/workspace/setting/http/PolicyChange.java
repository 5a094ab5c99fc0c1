package dev.rapport.workspace.setting.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.JsonFields;
import dev.rapport.terms.PolicyClock;
import dev.rapport.terms.PolicyKind;
import dev.rapport.terms.PolicyMatch;
import dev.rapport.terms.ServicePolicy;
import dev.rapport.workspace.setting.EffectiveFrom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a body wants a policy to be; what it leaves out stays.
 *
 * @param calendarSaid whether the body says anything of the calendar; an empty one is then the workspace's
 * @param effective from when on
 */
record PolicyChange(
        Optional<String> name,
        Optional<PolicyKind> kind,
        Optional<PolicyMatch> match,
        Optional<Duration> target,
        Optional<PolicyClock> clock,
        boolean calendarSaid,
        Optional<Long> calendar,
        Optional<Integer> order,
        EffectiveFrom effective) {
    static final int HIGHEST_ORDER = 1_000_000;
    static final long LONGEST_TARGET = 10L * 366 * 24 * 3600;
    private static final int MOST_VALUES = 1000;
    private static final int LONGEST_VALUE = 200;

    /** The body that makes a policy, for the OpenAPI document. */
    @Schema(
            name = "NewSlaPolicy",
            requiredProperties = {"name", "kind", "target"},
            additionalProperties = Schema.False.class)
    record NewPolicyBody(
            @Schema(minLength = 1, maxLength = SettingFields.LONGEST_NAME, examples = "Store greeting")
            String name,

            @Schema(enumeration = {"first_response", "resolution"})
            String kind,

            @Schema(
                    description = "Values of the opening, one of each of which it must have; everything, if left out.",
                    implementation = PolicyBody.MatchBody.class)
            Map<String, List<String>> match,

            @Schema(description = "Seconds.", minimum = "1", maximum = "316224000", examples = "40")
            long target,

            @Schema(
                    description = "elapsed, if left out.",
                    enumeration = {"elapsed", "business"})
            String clock,

            @Schema(
                    description = "The id of a calendar; the workspace's, if left out or null.",
                    nullable = true,
                    examples = "7")
            String calendar,

            @Schema(description = "0, if left out.", minimum = "0", maximum = "1000000", examples = "10")
            int order,

            @Schema(
                    description = "From when on it holds; always, if left out or null.",
                    nullable = true,
                    examples = "2026-01-01T00:00:00+01:00")
            Instant effectiveFrom) {}

    /** The body that changes a policy, for the OpenAPI document. */
    @Schema(name = "SlaPolicyChange", additionalProperties = Schema.False.class)
    record PolicyChangeBody(
            @Schema(minLength = 1, maxLength = SettingFields.LONGEST_NAME, examples = "Store greeting")
            String name,

            @Schema(enumeration = {"first_response", "resolution"})
            String kind,

            @Schema(description = "Replaces the whole match.", implementation = PolicyBody.MatchBody.class)
            Map<String, List<String>> match,

            @Schema(description = "Seconds.", minimum = "1", maximum = "316224000", examples = "30")
            long target,

            @Schema(enumeration = {"elapsed", "business"}) String clock,

            @Schema(description = "The id of a calendar; null for the workspace's.", nullable = true, examples = "7")
            String calendar,

            @Schema(minimum = "0", maximum = "1000000", examples = "10")
            int order,

            @Schema(
                    description = "From when on it holds: now, if left out; always, if null.",
                    nullable = true,
                    examples = "2026-01-01T00:00:00+01:00")
            Instant effectiveFrom) {}

    static PolicyChange fromNew(@Nullable JsonNode body) {
        JsonFields fields = fields(body);
        fields.require("name");
        fields.require("kind");
        fields.require("target");
        return read(fields);
    }

    static PolicyChange fromChange(@Nullable JsonNode body) {
        JsonFields fields = fields(body);
        fields.refuseNull("name");
        fields.refuseNull("kind");
        fields.refuseNull("target");
        return read(fields);
    }

    private static JsonFields fields(@Nullable JsonNode body) {
        return JsonFields.of(
                body, "name", "kind", "match", "target", "clock", "calendar", "order", SettingFields.EFFECTIVE_FROM);
    }

    private static PolicyChange read(JsonFields fields) {
        fields.refuseNull("match");
        fields.refuseNull("clock");
        fields.refuseNull("order");
        PolicyChange change = new PolicyChange(
                fields.line("name", SettingFields.LONGEST_NAME),
                fields.word("kind", PolicyKind.ids()).map(PolicyKind::fromId),
                fields.object("match", PolicyMatch.Feature.ids().toArray(String[]::new))
                        .map(PolicyChange::match),
                fields.wholeNumber("target", 1, LONGEST_TARGET).map(Duration::ofSeconds),
                fields.word("clock", PolicyClock.ids()).map(PolicyClock::fromId),
                fields.has("calendar"),
                SettingFields.calendar(fields, "calendar"),
                fields.wholeNumber("order", 0, HIGHEST_ORDER).map(Long::intValue),
                SettingFields.effectiveFrom(fields));
        fields.check();
        return change;
    }

    private static PolicyMatch match(JsonFields fields) {
        Map<PolicyMatch.Feature, List<String>> allowed = new EnumMap<>(PolicyMatch.Feature.class);
        for (PolicyMatch.Feature feature : PolicyMatch.Feature.values()) {
            fields.lines(feature.id(), MOST_VALUES, LONGEST_VALUE)
                    .filter(values -> !values.isEmpty())
                    .ifPresent(values ->
                            allowed.put(feature, values.stream().distinct().toList()));
        }
        return new PolicyMatch(allowed);
    }

    /** The policy that a body makes. */
    ServicePolicy toPolicy() {
        return new ServicePolicy(
                name.orElseThrow(),
                kind.orElseThrow(),
                match.orElse(PolicyMatch.EVERYTHING),
                target.orElseThrow(),
                clock.orElse(PolicyClock.ELAPSED),
                number(calendar),
                order.orElse(0));
    }

    ServicePolicy apply(ServicePolicy policy) {
        return new ServicePolicy(
                name.orElse(policy.name()),
                kind.orElse(policy.kind()),
                match.orElse(policy.match()),
                target.orElse(policy.target()),
                clock.orElse(policy.clock()),
                calendarSaid ? number(calendar) : policy.calendar(),
                order.orElse(policy.order()));
    }

    private static OptionalLong number(Optional<Long> calendar) {
        return calendar.map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
