package dev.rapport.workspace.setting.http;

import dev.rapport.platform.http.JsonFields;
import dev.rapport.platform.http.form.FieldType;
import dev.rapport.platform.http.form.Form;
import dev.rapport.platform.http.form.FormField;
import dev.rapport.platform.http.form.FormValues;
import dev.rapport.schema.RowType;
import dev.rapport.terms.NamedCalendar;
import dev.rapport.time.BusinessCalendar;
import dev.rapport.time.Holiday;
import dev.rapport.time.OpeningInterval;
import dev.rapport.workspace.setting.SettingKind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a calendar. */
final class CalendarForm {
    private static final int MOST_HOLIDAYS = 5000;

    private static final SettingWords WORDS = new SettingWords(
            "/v1/calendars",
            "Calendar",
            "Calendars",
            "calendar",
            "calendars",
            "7",
            """
            {"name": "Service desk", "zone": "Europe/Berlin",
             "intervals": [{"days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "open": "09:00", "close": "17:00"}],
             "holidays": [{"date": "2026-12-25", "name": "Christmas Day"}]}
            """,
            "{\"name\": \"Service desk\"}",
            Optional.of(SettingWords.KEPT_WHEN_OPENED),
            Optional.of(" A calendar that a policy or the workspace goes by cannot be removed."));

    private static final FormField<Holiday, LocalDate> DATE =
            FormField.of("date", FieldType.date(SettingFields::date), Holiday::date);
    private static final FormField<Holiday, String> HOLIDAY_NAME = FormField.of(
                    "name", FieldType.line(SettingFields.LONGEST_NAME), Holiday::name)
            .example("Christmas Eve");
    private static final FormField<Holiday, List<OpeningInterval>> HOURS = FormField.of(
                    "hours", OpeningHours.ofOneDay(), Holiday::hours)
            .meaning("When it is open all the same; empty for closed.")
            .whenNew("When it is open all the same; closed if left out.");
    private static final Form<Holiday> HOLIDAY = new Form<>("Holiday", "holiday", List.of(DATE, HOLIDAY_NAME, HOURS));
    private static final RowType<Holiday> HOLIDAY_ANSWER = HOLIDAY.show(
                    RowType.<Holiday>of("Holiday", "A date with hours of its own."), holiday -> holiday)
            .build();

    private static final FormField<NamedCalendar, String> NAME = FormField.of(
                    "name", FieldType.line(SettingFields.LONGEST_NAME), NamedCalendar::name)
            .example("Service desk");
    private static final FormField<NamedCalendar, ZoneId> ZONE = FormField.of(
                    "zone", FieldType.zone(), (NamedCalendar calendar) -> calendar.hours()
                            .zone())
            .meaning("Whose local times the intervals are, a name of the time zone database.")
            .example("Europe/Berlin");
    private static final FormField<NamedCalendar, Map<DayOfWeek, List<OpeningInterval>>> WEEK = FormField.of(
                    "intervals", OpeningWeek.type(), (NamedCalendar calendar) -> calendar.hours()
                            .week())
            .meaning("When it is open in a usual week.")
            .whenChanged("Replaces all intervals.");
    private static final FormField<NamedCalendar, List<Holiday>> HOLIDAYS = FormField.of(
                    "holidays",
                    FieldType.objects(
                            HOLIDAY_ANSWER.type(),
                            HOLIDAY.whenNew(),
                            MOST_HOLIDAYS,
                            CalendarForm::readHolidays,
                            holidays ->
                                    holidays.stream().map(HOLIDAY_ANSWER::write).toList()),
                    (NamedCalendar calendar) -> calendar.hours().holidays())
            .otherwise(List.of())
            .meaning("Dates with hours of their own.")
            .whenChanged("Replaces all holidays.");

    static final SettingForm<NamedCalendar> FORM =
            SettingForm.of(SettingKind.CALENDAR, WORDS, CalendarForm::calendar, List.of(NAME, ZONE, WEEK, HOLIDAYS));

    private CalendarForm() {}

    private static NamedCalendar calendar(FormValues<NamedCalendar> values) {
        return new NamedCalendar(
                values.get(NAME), BusinessCalendar.of(values.get(ZONE), values.get(WEEK), values.get(HOLIDAYS)));
    }

    private static Optional<List<Holiday>> readHolidays(JsonFields fields, String name) {
        return fields.objects(name, MOST_HOLIDAYS, HOLIDAY.names()).map(given -> {
            List<Holiday> holidays = new ArrayList<>();
            Set<LocalDate> dates = new HashSet<>();
            for (JsonFields holiday : given) {
                FormValues<Holiday> values = HOLIDAY.readNew(holiday);
                Optional<LocalDate> date = values.said(DATE);
                date.filter(day -> !dates.add(day))
                        .ifPresent(day -> holiday.violation("date", "The date %s is there twice.".formatted(day)));
                if (date.isPresent() && values.said(HOLIDAY_NAME).isPresent()) {
                    holidays.add(new Holiday(date.get(), values.get(HOLIDAY_NAME), values.get(HOURS)));
                }
            }
            return holidays;
        });
    }
}
