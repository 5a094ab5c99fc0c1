package dev.rapport.workspace.setting.http;

import dev.rapport.terms.NamedCalendar;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.access.CurrentCaller;
import dev.rapport.workspace.setting.HolidayFile;
import dev.rapport.workspace.setting.HolidayImport;
import dev.rapport.workspace.setting.Settings;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The calendars of the caller's workspace. */
@Path("/v1/calendars")
@RolesAllowed(Scope.Role.ADMIN)
@Tag(name = "Settings")
@Blocking
class CalendarsResource extends SettingResource<NamedCalendar> {
    private final Clock clock;

    CalendarsResource(Settings settings, CurrentCaller caller, Clock clock) {
        super(CalendarForm.FORM, settings, caller);
        this.clock = clock;
    }

    @POST
    @Path("{id}/holidays")
    @Consumes("text/calendar")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "importHolidays",
            summary = "Add the holidays of an iCalendar file to a calendar",
            description = "Every date of an event of whole days becomes a holiday that is closed. A date that the"
                    + " calendar has already stays as it is, so that the same file can be sent again. Events with a"
                    + " time of day are refused, each with the reason; the others count.")
    @APIResponse(
            responseCode = "200",
            description = "What became of it, and the calendar as it is now.",
            content = @Content(schema = @Schema(ref = "HolidayImport")))
    public Map<String, @Nullable Object> importHolidays(
            @PathParam("id") String id,
            @Parameter(description = SettingFields.EFFECTIVE_FROM_PARAMETER) @RestQuery("effective_from")
                    Optional<String> effectiveFrom,
            @Parameter(
                            description = "The first year of events that recur; ten years ago, if left out.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1900", maximum = "2999"))
                    @RestQuery("from_year")
                    Optional<String> fromYear,
            @Parameter(
                            description = "The last year of events that recur; in ten years, if left out.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1900", maximum = "2999"))
                    @RestQuery("to_year")
                    Optional<String> toYear,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/calendar",
                                            schema = @Schema(type = SchemaType.STRING),
                                            example = HolidayRequest.EXAMPLE))
                    InputStream body) {
        HolidayRequest request = HolidayRequest.read(effectiveFrom, fromYear, toYear, clock.instant());
        HolidayFile file = request.file(body);
        HolidayImport holidays = new HolidayImport(file);
        return HolidayAnswer.TYPE.write(
                new HolidayAnswer(holidays, file, changeTo(id, holidays::apply, request.effective())));
    }
}
