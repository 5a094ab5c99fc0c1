package dev.rapport.workspace.setting.http;

import dev.rapport.platform.http.JsonFields;
import dev.rapport.platform.http.form.FieldType;
import dev.rapport.platform.http.form.Form;
import dev.rapport.platform.http.form.FormField;
import dev.rapport.platform.http.form.FormValues;
import dev.rapport.schema.RowType;
import dev.rapport.schema.ValueType;
import dev.rapport.time.OpeningInterval;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** When something is open in a usual week: on the wire an interval stands once for all days that have it. */
final class OpeningWeek {
    private static final List<String> DAY_NAMES =
            Arrays.stream(DayOfWeek.values()).map(OpeningWeek::name).toList();

    private static final FormField<Shared, List<DayOfWeek>> DAYS = FormField.of(
            "days",
            FieldType.of(
                    ValueType.listOf(ValueType.word("DayName", DAY_NAMES)).atLeast(1),
                    OpeningWeek::readDays,
                    days -> days.stream().map(OpeningWeek::name).toList()),
            Shared::days);
    private static final OpeningHours<Shared> HOURS = OpeningHours.in(Shared::hours, "17:30");
    private static final RowType<Shared> ANSWER = HOURS.show(
                    RowType.<Shared>of("OpeningInterval", "Open hours on some weekdays.")
                            .with(DAYS.shown(), DAYS::show))
            .build();
    private static final Form<Shared> FIELDS =
            new Form<>("OpeningInterval", "interval", List.of(DAYS, HOURS.open(), HOURS.close()));

    private OpeningWeek() {}

    /** An interval that several days have. */
    private record Shared(List<DayOfWeek> days, OpeningInterval hours) {}

    static FieldType<Map<DayOfWeek, List<OpeningInterval>>> type() {
        return FieldType.objects(ANSWER.type(), OpeningHours.MOST_INTERVALS, OpeningWeek::read, OpeningWeek::write);
    }

    private static Optional<List<DayOfWeek>> readDays(JsonFields fields, String name) {
        return fields.words(name, DAY_NAMES)
                .filter(days -> {
                    boolean once = new HashSet<>(days).size() == days.size();
                    if (!once) {
                        fields.violation(name, "\"days\" names each day once.");
                    }
                    return once;
                })
                .map(days -> days.stream()
                        .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                        .toList());
    }

    private static Optional<Map<DayOfWeek, List<OpeningInterval>>> read(JsonFields fields, String name) {
        return fields.objects(name, OpeningHours.MOST_INTERVALS, FIELDS.names()).map(intervals -> {
            Map<DayOfWeek, List<OpeningInterval>> week = new EnumMap<>(DayOfWeek.class);
            for (JsonFields interval : intervals) {
                FormValues<Shared> values = FIELDS.readNew(interval);
                HOURS.read(values, interval)
                        .ifPresent(hours -> values.said(DAYS).orElse(List.of()).forEach(day -> week.computeIfAbsent(
                                        day, any -> new ArrayList<>())
                                .add(hours)));
            }
            week.forEach((day, hours) -> OpeningInterval.overlap(hours)
                    .ifPresent(overlap -> fields.violation(name, "On %s %s.".formatted(name(day), overlap))));
            return week;
        });
    }

    private static List<?> write(Map<DayOfWeek, List<OpeningInterval>> week) {
        Map<OpeningInterval, List<DayOfWeek>> days =
                new TreeMap<>(Comparator.comparingInt(OpeningInterval::open).thenComparingInt(OpeningInterval::close));
        week.forEach((day, hours) -> hours.forEach(interval ->
                days.computeIfAbsent(interval, any -> new ArrayList<>()).add(day)));
        return days.entrySet().stream()
                .map(shared -> ANSWER.write(new Shared(shared.getValue(), shared.getKey())))
                .toList();
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
