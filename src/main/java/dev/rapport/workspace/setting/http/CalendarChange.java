package dev.rapport.workspace.setting.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.JsonFields;
import dev.rapport.terms.NamedCalendar;
import dev.rapport.time.BusinessCalendar;
import dev.rapport.time.Holiday;
import dev.rapport.time.OpeningInterval;
import dev.rapport.workspace.setting.EffectiveFrom;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a body wants a calendar to be; what it leaves out stays.
 *
 * @param effective from when on
 */
record CalendarChange(
        Optional<String> name,
        Optional<ZoneId> zone,
        Optional<Map<DayOfWeek, List<OpeningInterval>>> week,
        Optional<List<Holiday>> holidays,
        EffectiveFrom effective) {
    static final int MOST_HOLIDAYS = 5000;
    private static final int MOST_INTERVALS = 200;
    private static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .toList();

    /** The names of the weekdays, for the OpenAPI document. */
    @Schema(
            name = "DayName",
            type = SchemaType.STRING,
            enumeration = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
    interface DayName {}

    /** A holiday in a body, for the OpenAPI document. */
    @Schema(
            name = "NewHoliday",
            requiredProperties = {"date", "name"},
            additionalProperties = Schema.False.class)
    record NewHolidayBody(
            LocalDate date,

            @Schema(minLength = 1, maxLength = SettingFields.LONGEST_NAME, examples = "Christmas Eve")
            String name,

            @Schema(description = "When it is open all the same; closed if left out.")
            List<CalendarBody.HoursBody> hours) {}

    /** The body that makes a calendar, for the OpenAPI document. */
    @Schema(
            name = "NewCalendar",
            requiredProperties = {"name", "zone", "intervals"},
            additionalProperties = Schema.False.class)
    record NewCalendarBody(
            @Schema(minLength = 1, maxLength = SettingFields.LONGEST_NAME, examples = "Service desk")
            String name,

            @Schema(description = "A name of the time zone database.", examples = "Europe/Berlin")
            String zone,

            @Schema(maxItems = MOST_INTERVALS) List<CalendarBody.IntervalBody> intervals,
            @Schema(maxItems = MOST_HOLIDAYS) List<NewHolidayBody> holidays,

            @Schema(
                    description = "From when on it holds; always, if left out or null.",
                    nullable = true,
                    examples = "2026-01-01T00:00:00+01:00")
            Instant effectiveFrom) {}

    /** The body that changes a calendar, for the OpenAPI document. */
    @Schema(name = "CalendarChange", additionalProperties = Schema.False.class)
    record CalendarChangeBody(
            @Schema(minLength = 1, maxLength = SettingFields.LONGEST_NAME, examples = "Service desk")
            String name,

            @Schema(examples = "Europe/Berlin") String zone,

            @Schema(description = "Replaces all intervals.", maxItems = MOST_INTERVALS)
            List<CalendarBody.IntervalBody> intervals,

            @Schema(description = "Replaces all holidays.", maxItems = MOST_HOLIDAYS)
            List<NewHolidayBody> holidays,

            @Schema(
                    description = "From when on it holds: now, if left out; always, if null.",
                    nullable = true,
                    examples = "2026-01-01T00:00:00+01:00")
            Instant effectiveFrom) {}

    static CalendarChange fromNew(@Nullable JsonNode body) {
        JsonFields fields = fields(body);
        fields.require("name");
        fields.require("zone");
        fields.require("intervals");
        return read(fields);
    }

    static CalendarChange fromChange(@Nullable JsonNode body) {
        JsonFields fields = fields(body);
        fields.refuseNull("name");
        fields.refuseNull("zone");
        fields.refuseNull("intervals");
        return read(fields);
    }

    private static JsonFields fields(@Nullable JsonNode body) {
        return JsonFields.of(body, "name", "zone", "intervals", "holidays", SettingFields.EFFECTIVE_FROM);
    }

    private static CalendarChange read(JsonFields fields) {
        fields.refuseNull("holidays");
        CalendarChange change = new CalendarChange(
                fields.line("name", SettingFields.LONGEST_NAME),
                fields.zone("zone"),
                fields.objects("intervals", MOST_INTERVALS, "days", "open", "close")
                        .map(intervals -> week(fields, intervals)),
                fields.objects("holidays", MOST_HOLIDAYS, "date", "name", "hours")
                        .map(CalendarChange::holidays),
                SettingFields.effectiveFrom(fields));
        fields.check();
        return change;
    }

    private static Map<DayOfWeek, List<OpeningInterval>> week(JsonFields fields, List<JsonFields> intervals) {
        Map<DayOfWeek, List<OpeningInterval>> week = new EnumMap<>(DayOfWeek.class);
        for (JsonFields interval : intervals) {
            interval.require("days");
            List<String> days = interval.words("days", DAYS).orElse(List.of());
            Optional<OpeningInterval> hours = hours(interval);
            if (new HashSet<>(days).size() < days.size()) {
                interval.violation("days", "\"days\" names each day once.");
                continue;
            }
            hours.ifPresent(given -> days.forEach(day -> week.computeIfAbsent(
                            DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)), any -> new ArrayList<>())
                    .add(given)));
        }
        week.forEach((day, hours) -> OpeningInterval.overlap(hours)
                .ifPresent(overlap -> fields.violation(
                        "intervals", "On %s %s.".formatted(day.name().toLowerCase(Locale.ROOT), overlap))));
        return week;
    }

    private static List<Holiday> holidays(List<JsonFields> given) {
        List<Holiday> holidays = new ArrayList<>();
        Set<LocalDate> dates = new HashSet<>();
        for (JsonFields holiday : given) {
            holiday.require("date");
            holiday.require("name");
            Optional<LocalDate> date = SettingFields.date(holiday, "date");
            Optional<String> name = holiday.line("name", SettingFields.LONGEST_NAME);
            List<OpeningInterval> hours =
                    holiday.objects("hours", MOST_INTERVALS, "open", "close").orElse(List.of()).stream()
                            .flatMap(interval -> hours(interval).stream())
                            .toList();
            Optional<String> overlap = OpeningInterval.overlap(hours);
            overlap.ifPresent(both -> holiday.violation("hours", "%s.".formatted(both)));
            date.filter(day -> !dates.add(day))
                    .ifPresent(day -> holiday.violation("date", "The date %s is there twice.".formatted(day)));
            if (date.isPresent() && name.isPresent() && overlap.isEmpty()) {
                holidays.add(new Holiday(date.get(), name.get(), hours));
            }
        }
        return holidays;
    }

    private static Optional<OpeningInterval> hours(JsonFields interval) {
        interval.require("open");
        interval.require("close");
        Optional<Integer> open = interval.form("open", OpeningInterval::parseTime);
        Optional<Integer> close = interval.form("close", OpeningInterval::parseTime);
        if (open.isEmpty() || close.isEmpty()) {
            return Optional.empty();
        }
        if (open.get() >= close.get()) {
            interval.violation("close", "\"close\" is after \"open\"; an interval over midnight is two, with 24:00.");
            return Optional.empty();
        }
        return Optional.of(new OpeningInterval(open.get(), close.get()));
    }

    /** The calendar that a body makes. */
    NamedCalendar toCalendar() {
        return new NamedCalendar(
                name.orElseThrow(),
                BusinessCalendar.of(zone.orElseThrow(), week.orElseThrow(), holidays.orElse(List.of())));
    }

    NamedCalendar apply(NamedCalendar calendar) {
        BusinessCalendar hours = calendar.hours();
        return new NamedCalendar(
                name.orElse(calendar.name()),
                BusinessCalendar.of(
                        zone.orElse(hours.zone()), week.orElse(hours.week()), holidays.orElse(hours.holidays())));
    }
}
