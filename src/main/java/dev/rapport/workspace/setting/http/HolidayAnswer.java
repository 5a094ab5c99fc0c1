package dev.rapport.workspace.setting.http;

import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.workspace.setting.HolidayFile;
import dev.rapport.workspace.setting.HolidayImport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of an iCalendar file.
 *
 * @param calendar as it is now
 */
record HolidayAnswer(HolidayImport holidays, HolidayFile file, Map<String, @Nullable Object> calendar) {
    private static final RowType<HolidayFile.Refusal> REFUSED = RowType.<HolidayFile.Refusal>of(
                    "RefusedEvent", "An event that is no holiday.")
            .with(
                    Property.wholeNumber("event")
                            .meaning("Its place in the file, from 1.")
                            .example(3),
                    HolidayFile.Refusal::event)
            .with(Property.text("name").example("Team meeting"), HolidayFile.Refusal::name)
            .with(Property.text("detail").example("it begins at a time of day"), HolidayFile.Refusal::reason)
            .build();

    /** How it is shown. */
    static final RowType<HolidayAnswer> TYPE = RowType.<HolidayAnswer>of(
                    "HolidayImport", "What became of an iCalendar file.")
            .with(
                    Property.wholeNumber("added")
                            .meaning("How many dates the calendar has gained.")
                            .example(9),
                    answer -> answer.holidays().added())
            .with(
                    Property.wholeNumber("unchanged")
                            .meaning("How many dates it had already; they stay as they are.")
                            .example(0),
                    answer -> answer.holidays().unchanged())
            .with(
                    Property.objects("refused", REFUSED.type()).meaning("Events that are no holidays."),
                    answer ->
                            answer.file().refused().stream().map(REFUSED::write).toList())
            .with(Property.object("calendar", CalendarForm.FORM.answer().type()), HolidayAnswer::calendar)
            .build();
}
