package dev.rapport.workspace.setting.http;

import dev.rapport.platform.http.JsonFields;
import dev.rapport.platform.http.form.FieldType;
import dev.rapport.platform.http.form.FormField;
import dev.rapport.platform.problem.Problem;
import dev.rapport.schema.ValueType;
import dev.rapport.terms.SettingVersion;
import dev.rapport.workspace.setting.EffectiveFrom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What all settings with versions have in common on the wire. */
public final class SettingFields {
    /** What the documentation says of the query parameter {@code effective_from}. */
    static final String EFFECTIVE_FROM_PARAMETER =
            "A time with offset such as 2026-01-31T08:00:00Z, or beginning; now, if left out.";

    static final int LONGEST_NAME = 100;
    static final String BEGINNING = "beginning";

    private static final LocalDate FIRST_DATE = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(2999, 12, 31);
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");
    private static final String RANGE = "lies in the years 1900 to 2999";

    private SettingFields() {}

    /** The field {@code effective_from}: a time, or null for the beginning of time. */
    public static <T> FormField<T, EffectiveFrom> effectiveFrom() {
        FieldType<EffectiveFrom> time = FieldType.of(
                        ValueType.of(ValueType.Kind.TIME), SettingFields::effectiveFrom, EffectiveFrom::said)
                .withNull(EffectiveFrom.BEGINNING);
        return FormField.<T, EffectiveFrom>unshown("effective_from", time, EffectiveFrom.UNSAID)
                .whenNew("From when on it holds; always, if left out or null.")
                .whenChanged("From when on it holds: now, if left out; always, if null.")
                .example("2026-01-01T00:00:00+01:00");
    }

    private static Optional<EffectiveFrom> effectiveFrom(JsonFields fields, String name) {
        return fields.instant(name)
                .filter(at -> {
                    if (!isInRange(at)) {
                        fields.violation(name, "\"%s\" %s, not %s.".formatted(name, RANGE, at));
                    }
                    return isInRange(at);
                })
                .map(at -> EffectiveFrom.at(at.truncatedTo(ChronoUnit.MICROS)));
    }

    /** The query parameter {@code effective_from}: a time, or {@code beginning}. */
    static EffectiveFrom effectiveFrom(Optional<String> parameter) {
        if (parameter.isEmpty()) {
            return EffectiveFrom.UNSAID;
        }
        if (parameter.get().equals(BEGINNING)) {
            return EffectiveFrom.BEGINNING;
        }
        try {
            Instant at = OffsetDateTime.parse(parameter.get()).toInstant();
            if (isInRange(at)) {
                return EffectiveFrom.at(at.truncatedTo(ChronoUnit.MICROS));
            }
        } catch (DateTimeParseException e) {
            // falls through to the sentence that says what would be right
        }
        throw Problem.validation(
                        "effective_from",
                        "effective_from is beginning, or a time such as 2026-01-31T08:00:00Z that %s.".formatted(RANGE))
                .toException();
    }

    private static boolean isInRange(Instant at) {
        return !at.isBefore(FIRST) && at.isBefore(LAST);
    }

    /** A date that calendars can have. */
    static Optional<LocalDate> date(JsonFields fields, String name) {
        return fields.date(name).filter(date -> {
            boolean known = !date.isBefore(FIRST_DATE) && !date.isAfter(LAST_DATE);
            if (!known) {
                fields.violation(name, "\"%s\" %s, not %s.".formatted(name, RANGE, date));
            }
            return known;
        });
    }

    /** The id of a calendar, or null for none. */
    public static FieldType<Optional<Long>> calendar() {
        return FieldType.text(
                        (fields, name) -> fields.form(name, SettingFields::calendar),
                        (Long number) -> Long.toString(number))
                .orNone();
    }

    private static Long calendar(String text) {
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException("there is no calendar \"%s\"; /v1/calendars lists those there are"
                    .formatted(text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text));
        }
        return Long.valueOf(text);
    }

    /** From when on a version holds, on the wire; empty for the beginning of time. */
    static Optional<Instant> validFrom(SettingVersion<?> version) {
        return Optional.of(version.validFrom()).filter(from -> !from.equals(SettingVersion.ALWAYS));
    }

    /** The number of a setting in an address. */
    static long id(String noun, String text) {
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw Problem.notFound("There is no %s \"%s\"."
                            .formatted(
                                    noun, text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text))
                    .toException();
        }
        return Long.parseLong(text);
    }
}
