package dev.rapport.workspace.setting.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.terms.NamedCalendar;
import dev.rapport.terms.SettingVersion;
import dev.rapport.time.Holiday;
import dev.rapport.time.OpeningInterval;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version of a calendar on the wire. */
@Schema(
        name = "Calendar",
        requiredProperties = {
            "id",
            "name",
            "zone",
            "intervals",
            "holidays",
            "version",
            "valid_from",
            "recorded_at",
            "removed"
        })
@JsonPropertyOrder({"id", "name", "zone", "intervals", "holidays", "version", "valid_from", "recorded_at", "removed"})
record CalendarBody(
        @Schema(examples = "7") String id,
        @Schema(examples = "Service desk") String name,

        @Schema(description = "Whose local times the intervals are.", examples = "Europe/Berlin")
        String zone,

        @Schema(description = "When it is open in a usual week.")
        List<IntervalBody> intervals,

        @Schema(description = "Dates with hours of their own.")
        List<HolidayBody> holidays,

        @Schema(description = "The number of this version.", examples = "31")
        String version,

        @Schema(
                description = "From when on this version holds; null for always.",
                type = SchemaType.STRING,
                format = "date-time",
                nullable = true)
        Optional<Instant> validFrom,

        @Schema(description = "When it was said.", examples = "2026-01-31T08:00:00Z")
        Instant recordedAt,

        @Schema(description = "Whether the calendar ceases to be with this version.")
        boolean removed) {

    /** Open hours on some weekdays. */
    @Schema(
            name = "OpeningInterval",
            requiredProperties = {"days", "open", "close"})
    @JsonPropertyOrder({"days", "open", "close"})
    record IntervalBody(
            @Schema(type = SchemaType.ARRAY, implementation = CalendarChange.DayName.class)
            List<String> days,

            @Schema(description = "Local time, included.", examples = "09:00")
            String open,

            @Schema(description = "Local time, not included; 24:00 for the end of the day.", examples = "17:30")
            String close) {}

    /** Open hours of a date. */
    @Schema(
            name = "Hours",
            requiredProperties = {"open", "close"})
    @JsonPropertyOrder({"open", "close"})
    record HoursBody(
            @Schema(description = "Local time, included.", examples = "09:00")
            String open,

            @Schema(description = "Local time, not included; 24:00 for the end of the day.", examples = "12:00")
            String close) {}

    /** A date with hours of its own. */
    @Schema(
            name = "Holiday",
            requiredProperties = {"date", "name", "hours"})
    @JsonPropertyOrder({"date", "name", "hours"})
    record HolidayBody(
            LocalDate date,
            @Schema(examples = "Christmas Eve") String name,

            @Schema(description = "When it is open all the same; empty for closed.")
            List<HoursBody> hours) {
        static HolidayBody fromHoliday(Holiday holiday) {
            return new HolidayBody(
                    holiday.date(),
                    holiday.name(),
                    holiday.hours().stream()
                            .map(hours -> new HoursBody(hours.openTime(), hours.closeTime()))
                            .toList());
        }
    }

    static CalendarBody fromVersion(SettingVersion<NamedCalendar> version) {
        NamedCalendar calendar = version.value();
        return new CalendarBody(
                Long.toString(version.setting()),
                calendar.name(),
                calendar.hours().zone().getId(),
                intervals(calendar.hours().week()),
                calendar.hours().holidays().stream()
                        .map(HolidayBody::fromHoliday)
                        .toList(),
                Long.toString(version.id()),
                SettingFields.validFrom(version),
                version.recordedAt(),
                version.removed());
    }

    /** Equal hours of several days together. */
    private static List<IntervalBody> intervals(Map<DayOfWeek, List<OpeningInterval>> week) {
        Map<OpeningInterval, List<String>> days =
                new TreeMap<>(Comparator.comparingInt(OpeningInterval::open).thenComparingInt(OpeningInterval::close));
        week.forEach((day, hours) -> hours.forEach(interval -> days.computeIfAbsent(interval, any -> new ArrayList<>())
                .add(day.name().toLowerCase(Locale.ROOT))));
        List<IntervalBody> intervals = new ArrayList<>();
        days.forEach(
                (interval, names) -> intervals.add(new IntervalBody(names, interval.openTime(), interval.closeTime())));
        return intervals;
    }
}
