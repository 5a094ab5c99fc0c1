package dev.rapport.workspace.setting.http;

import dev.rapport.platform.http.form.FieldType;
import dev.rapport.platform.http.form.FormField;
import dev.rapport.platform.http.form.FormValues;
import dev.rapport.terms.Target;
import dev.rapport.workspace.setting.SettingKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The fields of a target. */
final class TargetForm {
    private static final int DECIMALS = 6;
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    private static final SettingWords WORDS = new SettingWords(
            "/v1/targets",
            "Target",
            "Targets",
            "target",
            "targets",
            "11",
            """
            {"metric": "csat", "value": 0.9, "better": "higher", "name": "goal of the year"}
            """,
            "{\"value\": 0.92}",
            Optional.empty(),
            Optional.empty());

    private static final FormField<Target, BigDecimal> VALUE = FormField.of(
                    "value", FieldType.decimal(DECIMALS, MOST.negate(), MOST), Target::value)
            .meaning("In the unit of the metric.")
            .example(new BigDecimal("0.9"));
    private static final FormField<Target, Target.Better> BETTER = FormField.of(
                    "better", FieldType.word(Target.Better.class), Target::better)
            .meaning("On which side it is met.");
    private static final FormField<Target, Optional<String>> NAME = FormField.of(
                    "name", FieldType.line(SettingFields.LONGEST_NAME).orNone(), Target::name)
            .example("goal of the year");

    /** Without the metrics that there are, for the document. */
    static final SettingForm<Target> DOCUMENTED = forMetrics(List::of);

    private TargetForm() {}

    /** For these metrics. */
    static SettingForm<Target> forMetrics(Supplier<List<String>> ids) {
        FormField<Target, String> metric = FormField.of("metric", FieldType.known(ids), Target::metric)
                .meaning("The id of a metric.")
                .example("csat");
        return SettingForm.of(
                SettingKind.TARGET, WORDS, values -> target(values, metric), List.of(metric, VALUE, BETTER, NAME));
    }

    private static Target target(FormValues<Target> values, FormField<Target, String> metric) {
        return new Target(values.get(metric), values.get(VALUE), values.get(BETTER), values.get(NAME));
    }
}
