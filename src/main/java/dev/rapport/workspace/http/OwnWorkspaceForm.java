package dev.rapport.workspace.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.form.FieldType;
import dev.rapport.platform.http.form.Form;
import dev.rapport.platform.http.form.FormField;
import dev.rapport.platform.http.form.FormValues;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.terms.CostTable;
import dev.rapport.terms.DefaultCalendar;
import dev.rapport.terms.MetricDefaults;
import dev.rapport.workspace.http.WorkspaceSettings.Put;
import dev.rapport.workspace.http.WorkspaceSettings.Values;
import dev.rapport.workspace.setting.EffectiveFrom;
import dev.rapport.workspace.setting.SettingKind;
import dev.rapport.workspace.setting.http.SettingFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The caller's own workspace with its settings. */
final class OwnWorkspaceForm {
    private static final int LONGEST_WINDOW = 365;
    private static final int LONGEST_THRESHOLD = 3650;

    private static final WorkspaceFields<Values> WORKSPACE = WorkspaceFields.of(Values::workspace);
    private static final FormField<Values, Optional<Long>> CALENDAR = FormField.of(
                    "calendar", SettingFields.calendar(), (Values values) -> values.calendar()
                            .map(DefaultCalendar::calendar))
            .meaning("The id of the calendar that business time goes by where a policy names none.")
            .whenChanged("The id of a calendar; null for none.")
            .example("7");
    private static final FormField<Values, Optional<CostTable>> COSTS = FormField.of(
                    "cost_per_contact", CostForm.type().orNone(), Values::costs)
            .meaning("What a contact costs, by channel.")
            .whenChanged("Replaces all costs; null for none.");
    private static final FormField<Values, Integer> WINDOW = FormField.of(
                    "fcr_window_days", days(LONGEST_WINDOW), (Values values) -> values.metricDefaults()
                            .firstContactWindowDays())
            .meaning("Within how many days a repeat contact spoils a first contact resolution.")
            .example(7);
    private static final FormField<Values, Optional<Integer>> THRESHOLD = FormField.of(
                    "churn_threshold_days",
                    days(LONGEST_THRESHOLD).orNone(),
                    (Values values) -> threshold(values.metricDefaults()))
            .meaning("After how many days without a purchase a customer counts as lapsed; null for automatic.")
            .example(180);
    private static final FormField<Values, EffectiveFrom> EFFECTIVE_FROM = SettingFields.<Values>effectiveFrom()
            .whenChanged("From when on the calendar and the costs hold: if left out always for the first ones, and now"
                    + " for later ones; always, if null.");

    /** What a body can change. */
    static final Form<Values> FORM = new Form<>(
            "Workspace",
            "workspace",
            List.of(
                    WORKSPACE.name(),
                    WORKSPACE.zone(),
                    WORKSPACE.weekStart(),
                    CALENDAR,
                    COSTS,
                    WINDOW,
                    THRESHOLD,
                    EFFECTIVE_FROM));

    /** How it is shown. */
    static final RowType<Values> ANSWER = FORM.show(
                    RowType.<Values>of("WorkspaceSettings", "A workspace with its settings.")
                            .with(
                                    Property.text("id").example("3"),
                                    values -> values.workspace().id().toString()),
                    values -> values)
            .with(Property.time("created_at").example("2026-01-31T08:00:00Z"), values -> values.workspace()
                    .createdAt())
            .build();

    private OwnWorkspaceForm() {}

    static WorkspaceSettings.Wanted read(@Nullable JsonNode body) {
        FormValues<Values> values = FORM.readChange(body);
        EffectiveFrom effective = values.get(EFFECTIVE_FROM);
        List<Put<?>> puts = new ArrayList<>();
        if (values.says(CALENDAR)) {
            Optional<DefaultCalendar> calendar = values.get(CALENDAR).map(DefaultCalendar::new);
            puts.add(new Put<>(SettingKind.DEFAULT_CALENDAR, before -> calendar, effective));
        }
        if (values.says(COSTS)) {
            Optional<CostTable> costs = values.get(COSTS);
            puts.add(new Put<>(SettingKind.COSTS, before -> costs, effective));
        }
        if (values.says(WINDOW) || values.says(THRESHOLD)) {
            // They are about questions and not about when something happened, so each version has always held.
            puts.add(new Put<>(
                    SettingKind.METRIC_DEFAULTS, before -> metricDefaults(values, before), EffectiveFrom.BEGINNING));
        }
        return new WorkspaceSettings.Wanted(WORKSPACE.change(values), puts);
    }

    private static Optional<MetricDefaults> metricDefaults(FormValues<Values> values, Optional<MetricDefaults> given) {
        MetricDefaults before = given.orElse(MetricDefaults.STANDARD);
        OptionalInt threshold = values.says(THRESHOLD)
                ? values.get(THRESHOLD).map(OptionalInt::of).orElse(OptionalInt.empty())
                : before.churnThresholdDays();
        int window = values.said(WINDOW).orElse(before.firstContactWindowDays());
        return Optional.of(new MetricDefaults(window, threshold))
                // the standard need not be said
                .filter(after -> given.isPresent() || !after.equals(MetricDefaults.STANDARD));
    }

    private static FieldType<Integer> days(int most) {
        return FieldType.wholeNumber(1, most).as(Long::intValue, Integer::longValue);
    }

    private static Optional<Integer> threshold(MetricDefaults defaults) {
        return defaults.churnThresholdDays().isPresent()
                ? Optional.of(defaults.churnThresholdDays().getAsInt())
                : Optional.empty();
    }
}
