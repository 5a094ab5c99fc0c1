package dev.rapport.workspace.setting.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.workspace.setting.HolidayFile;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of an iCalendar file. */
@Schema(
        name = "HolidayImport",
        requiredProperties = {"added", "unchanged", "refused", "calendar"})
@JsonPropertyOrder({"added", "unchanged", "refused", "calendar"})
record HolidayImportBody(
        @Schema(description = "How many dates the calendar has gained.", examples = "9")
        int added,

        @Schema(description = "How many dates it had already; they stay as they are.", examples = "0")
        int unchanged,

        @Schema(description = "Events that are no holidays.")
        List<RefusedEvent> refused,

        CalendarBody calendar) {

    /** An event that is no holiday. */
    @Schema(
            name = "RefusedEvent",
            requiredProperties = {"event", "name", "detail"})
    @JsonPropertyOrder({"event", "name", "detail"})
    record RefusedEvent(
            @Schema(description = "Its place in the file, from 1.", examples = "3")
            int event,

            @Schema(examples = "Team meeting") String name,
            @Schema(examples = "it begins at a time of day") String detail) {
        static RefusedEvent from(HolidayFile.Refusal refusal) {
            return new RefusedEvent(refusal.event(), refusal.name(), refusal.reason());
        }
    }
}
