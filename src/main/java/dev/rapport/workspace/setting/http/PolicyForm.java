package dev.rapport.workspace.setting.http;

import dev.rapport.platform.http.JsonFields;
import dev.rapport.platform.http.form.FieldType;
import dev.rapport.platform.http.form.FormField;
import dev.rapport.platform.http.form.FormValues;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import dev.rapport.schema.ValueType;
import dev.rapport.terms.PolicyClock;
import dev.rapport.terms.PolicyKind;
import dev.rapport.terms.PolicyMatch;
import dev.rapport.terms.ServicePolicy;
import dev.rapport.workspace.setting.SettingKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The fields of a service-level policy. */
final class PolicyForm {
    private static final int HIGHEST_ORDER = 1_000_000;
    private static final long LONGEST_TARGET = 10L * 366 * 24 * 3600;
    private static final int MOST_VALUES = 1000;
    private static final int LONGEST_VALUE = 200;

    private static final SettingWords WORDS = new SettingWords(
            "/v1/sla-policies",
            "SlaPolicy",
            "SlaPolicies",
            "policy",
            "policies",
            "9",
            """
            {"name": "First reply to VIPs", "kind": "first_response", "match": {"priority": ["vip"]}, "target": 40}
            """,
            "{\"target\": 30}",
            Optional.of(SettingWords.KEPT_WHEN_OPENED),
            Optional.of(" What it promised before stays promised."));

    static final FormField<ServicePolicy, String> NAME = FormField.of(
                    "name", FieldType.line(SettingFields.LONGEST_NAME), ServicePolicy::name)
            .example("Store greeting");
    static final FormField<ServicePolicy, PolicyKind> KIND =
            FormField.of("kind", FieldType.word(PolicyKind.class), ServicePolicy::kind);
    static final FormField<ServicePolicy, PolicyMatch> MATCH = FormField.of("match", match(), ServicePolicy::match)
            .otherwise(PolicyMatch.EVERYTHING)
            .meaning("For which interactions: what is not here does not matter.")
            .whenNew("Values of the opening, one of each of which it must have; everything, if left out.")
            .whenChanged("Replaces the whole match.");
    static final FormField<ServicePolicy, Duration> TARGET = FormField.of(
                    "target",
                    FieldType.wholeNumber(1, LONGEST_TARGET).as(Duration::ofSeconds, Duration::toSeconds),
                    ServicePolicy::target)
            .meaning("Seconds.")
            .example(40);
    static final FormField<ServicePolicy, PolicyClock> CLOCK = FormField.of(
                    "clock", FieldType.word(PolicyClock.class), ServicePolicy::clock)
            .otherwise(PolicyClock.ELAPSED)
            .whenNew("elapsed, if left out.");
    private static final FormField<ServicePolicy, Optional<Long>> CALENDAR = FormField.of(
                    "calendar", SettingFields.calendar(), PolicyForm::calendar)
            .meaning("The id of the calendar that business time goes by; null for the workspace's.")
            .whenNew("The id of a calendar; the workspace's, if left out or null.")
            .example("7");
    static final FormField<ServicePolicy, Integer> ORDER = FormField.of(
                    "order",
                    FieldType.wholeNumber(0, HIGHEST_ORDER).as(Long::intValue, Integer::longValue),
                    ServicePolicy::order)
            .otherwise(0)
            .meaning("Of several that match the lowest holds, of these the first by name.")
            .whenNew("Of several that match the lowest holds, of these the first by name; 0, if left out.")
            .example(10);

    static final SettingForm<ServicePolicy> FORM = SettingForm.of(
            SettingKind.POLICY, WORDS, PolicyForm::policy, List.of(NAME, KIND, MATCH, TARGET, CLOCK, CALENDAR, ORDER));

    private PolicyForm() {}

    private static ServicePolicy policy(FormValues<ServicePolicy> values) {
        return new ServicePolicy(
                values.get(NAME),
                values.get(KIND),
                values.get(MATCH),
                values.get(TARGET),
                values.get(CLOCK),
                values.get(CALENDAR).map(OptionalLong::of).orElse(OptionalLong.empty()),
                values.get(ORDER));
    }

    private static Optional<Long> calendar(ServicePolicy policy) {
        return policy.calendar().isPresent() ? Optional.of(policy.calendar().getAsLong()) : Optional.empty();
    }

    private static FieldType<PolicyMatch> match() {
        ValueType values = ValueType.listOf(
                        ValueType.of(ValueType.Kind.TEXT).atLeast(1).atMost(LONGEST_VALUE))
                .atMost(MOST_VALUES);
        ObjectType looks = ObjectType.of(
                        "SlaMatch",
                        "For which interactions: what is not here does not matter.",
                        Arrays.stream(PolicyMatch.Feature.values())
                                .map(feature -> property(feature, values))
                                .toArray(Property[]::new))
                .closed();
        return FieldType.of(
                ValueType.object(looks),
                (fields, name) -> fields.object(name, looks.names().toArray(String[]::new))
                        .map(PolicyForm::match),
                PolicyForm::written);
    }

    private static Property property(PolicyMatch.Feature feature, ValueType values) {
        Property property = Property.of(feature.id(), values).orMissing();
        return feature == PolicyMatch.Feature.CHANNEL ? property.example(List.of("in_store")) : property;
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

    private static Map<String, List<String>> written(PolicyMatch match) {
        Map<String, List<String>> allowed = new LinkedHashMap<>();
        match.allowed().forEach((feature, values) -> allowed.put(feature.id(), values));
        return allowed;
    }
}
