package dev.rapport.workspace.setting.http;

import dev.rapport.platform.http.JsonFields;
import dev.rapport.platform.http.form.FieldType;
import dev.rapport.platform.http.form.Form;
import dev.rapport.platform.http.form.FormField;
import dev.rapport.platform.http.form.FormValues;
import dev.rapport.schema.RowType;
import dev.rapport.time.OpeningInterval;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * When something is open on a day: the two fields of an interval, whatever else stands beside them.
 *
 * @param <T> what they stand in
 */
record OpeningHours<T>(FormField<T, Integer> open, FormField<T, Integer> close) {
    static final int MOST_INTERVALS = 200;

    private static final FieldType<Integer> OPEN = FieldType.text(
            (fields, name) -> fields.form(name, OpeningInterval::parseTime), second -> OpeningInterval.timeOf(second));

    /** Intervals that have nothing else. */
    private static final OpeningHours<OpeningInterval> ALONE = in(hours -> hours, "12:00");

    private static final RowType<OpeningInterval> ANSWER =
            ALONE.show(RowType.of("Hours", "Open hours of a date.")).build();
    private static final Form<OpeningInterval> FIELDS = new Form<>("Hours", "interval", ALONE.fields());

    /** The hours of a thing. */
    static <T> OpeningHours<T> in(Function<T, OpeningInterval> hours, String closeExample) {
        return new OpeningHours<>(
                FormField.of("open", OPEN, (T thing) -> hours.apply(thing).open())
                        .meaning("Local time, included.")
                        .example("09:00"),
                FormField.of("close", OPEN, (T thing) -> hours.apply(thing).close())
                        .meaning("Local time, not included; 24:00 for the end of the day.")
                        .example(closeExample));
    }

    List<FormField<T, ?>> fields() {
        return List.of(open, close);
    }

    RowType.Builder<T> show(RowType.Builder<T> answer) {
        return answer.with(open.shown(), open::show).with(close.shown(), close::show);
    }

    /** The interval that they say, if it is one. */
    Optional<OpeningInterval> read(FormValues<T> values, JsonFields place) {
        Optional<Integer> opens = values.said(open);
        Optional<Integer> closes = values.said(close);
        if (opens.isEmpty() || closes.isEmpty()) {
            return Optional.empty();
        }
        if (opens.get() >= closes.get()) {
            place.violation("close", "\"close\" is after \"open\"; an interval over midnight is two, with 24:00.");
            return Optional.empty();
        }
        return Optional.of(new OpeningInterval(opens.get(), closes.get()));
    }

    /** The intervals of one day, none of which overlaps another; null for none. */
    static FieldType<List<OpeningInterval>> ofOneDay() {
        return FieldType.objects(ANSWER.type(), MOST_INTERVALS, OpeningHours::readDay, OpeningHours::write)
                .withNull(List.of());
    }

    private static Optional<List<OpeningInterval>> readDay(JsonFields fields, String name) {
        return fields.objects(name, MOST_INTERVALS, FIELDS.names())
                .map(intervals -> intervals.stream()
                        .flatMap(interval -> ALONE.read(FIELDS.readNew(interval), interval).stream())
                        .toList())
                .filter(hours -> {
                    Optional<String> overlap = OpeningInterval.overlap(hours);
                    overlap.ifPresent(both -> fields.violation(name, "%s.".formatted(both)));
                    return overlap.isEmpty();
                });
    }

    private static List<?> write(List<OpeningInterval> day) {
        return day.stream().map(ANSWER::write).toList();
    }
}
