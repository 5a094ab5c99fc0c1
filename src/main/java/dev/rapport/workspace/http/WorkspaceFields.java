package dev.rapport.workspace.http;

import dev.rapport.platform.http.JsonFields;
import dev.rapport.platform.http.form.FieldType;
import dev.rapport.platform.http.form.FormField;
import dev.rapport.platform.http.form.FormValues;
import dev.rapport.schema.ValueType;
import dev.rapport.workspace.Workspace;
import dev.rapport.workspace.Workspaces;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The fields that a workspace has for its operator and for its own keys.
 *
 * @param <T> what is shown beside the workspace
 */
record WorkspaceFields<T>(FormField<T, String> name, FormField<T, ZoneId> zone, FormField<T, DayOfWeek> weekStart) {
    private static final int LONGEST_NAME = 100;
    private static final List<String> DAYS =
            Arrays.stream(DayOfWeek.values()).map(WorkspaceFields::word).toList();

    /** The fields of the workspace of a thing. */
    static <T> WorkspaceFields<T> of(Function<T, Workspace> workspace) {
        return new WorkspaceFields<>(
                FormField.of("name", FieldType.line(LONGEST_NAME), workspace.andThen(Workspace::name))
                        .example("acme"),
                FormField.of("zone", FieldType.zone(), workspace.andThen(Workspace::zone))
                        .otherwise(Workspaces.DEFAULT_ZONE)
                        .meaning("The zone of its days where a request names none.")
                        .whenNew("A name of the time zone database; UTC if left out.")
                        .whenChanged("A name of the time zone database.")
                        .example("Europe/Berlin"),
                FormField.of("week_start", day(), workspace.andThen(Workspace::weekStart))
                        .otherwise(Workspaces.DEFAULT_WEEK_START)
                        .meaning("The first day of its weeks.")
                        .whenNew("The first day of its weeks; monday if left out.")
                        .example("monday"));
    }

    private static FieldType<DayOfWeek> day() {
        return FieldType.of(ValueType.word("DayName", DAYS), JsonFields::dayOfWeek, WorkspaceFields::word);
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    List<FormField<T, ?>> all() {
        return List.of(name, zone, weekStart);
    }

    /** What a body wants to change of them. */
    Workspaces.Change change(FormValues<T> values) {
        return new Workspaces.Change(values.said(name), values.said(zone), values.said(weekStart));
    }
}
