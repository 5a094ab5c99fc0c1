package dev.rapport.workspace.setting.http;

import dev.rapport.platform.http.form.Form;
import dev.rapport.platform.http.form.FormField;
import dev.rapport.platform.http.form.FormValues;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.terms.SettingVersion;
import dev.rapport.workspace.setting.EffectiveFrom;
import dev.rapport.workspace.setting.SettingKind;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of setting on the wire: its fields, and what the document says of what can be done with it.
 *
 * @param fields what bodies can say
 * @param maker makes a setting of what they say
 * @param answer a version as it is shown
 * @param words for the document
 */
record SettingForm<T>(
        SettingKind<T> kind,
        Form<T> fields,
        Function<FormValues<T>, T> maker,
        RowType<SettingVersion<T>> answer,
        SettingWords words) {

    /** A kind of setting with these fields, and with those that all settings have. */
    static <T> SettingForm<T> of(
            SettingKind<T> kind, SettingWords words, Function<FormValues<T>, T> maker, List<FormField<T, ?>> own) {
        Form<T> shown = new Form<>(words.name(), words.noun(), own);
        RowType.Builder<SettingVersion<T>> answer = RowType.<SettingVersion<T>>of(
                        words.name(), "A version of a %s.".formatted(words.noun()))
                .with(Property.text("id").example(words.exampleId()), version -> Long.toString(version.setting()));
        return new SettingForm<>(
                kind,
                shown.with(SettingFields.effectiveFrom()),
                maker,
                shown.show(answer, SettingVersion::value)
                        .with(
                                Property.text("version")
                                        .meaning("The number of this version.")
                                        .example("31"),
                                version -> Long.toString(version.id()))
                        .with(
                                Property.time("valid_from")
                                        .orNull()
                                        .meaning("From when on this version holds; null for always."),
                                SettingFields::validFrom)
                        .with(
                                Property.time("recorded_at")
                                        .meaning("When it was said.")
                                        .example("2026-01-31T08:00:00Z"),
                                SettingVersion::recordedAt)
                        .with(
                                Property.truth("removed")
                                        .meaning("Whether the %s ceases to be with this version."
                                                .formatted(words.noun())),
                                SettingVersion::removed)
                        .build(),
                words);
    }

    /** From when on a body wants it to hold. */
    EffectiveFrom effective(FormValues<T> values) {
        return values.get(SettingFields.effectiveFrom());
    }
}
