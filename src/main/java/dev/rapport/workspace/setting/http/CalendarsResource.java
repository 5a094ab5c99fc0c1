package dev.rapport.workspace.setting.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.Page;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.access.CurrentCaller;
import dev.rapport.workspace.setting.HolidayFile;
import dev.rapport.workspace.setting.HolidayImport;
import dev.rapport.workspace.setting.SettingKind;
import dev.rapport.workspace.setting.Settings;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The calendars of the caller's workspace. */
@Path("/v1/calendars")
@RolesAllowed(Scope.Role.ADMIN)
@Tag(name = "Settings")
@Blocking
class CalendarsResource {
    private static final String NEW = """
            {"name": "Service desk", "zone": "Europe/Berlin",
             "intervals": [{"days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "open": "09:00", "close": "17:00"}],
             "holidays": [{"date": "2026-12-25", "name": "Christmas Day"}]}
            """;

    private final Settings settings;
    private final CurrentCaller caller;
    private final Clock clock;

    CalendarsResource(Settings settings, CurrentCaller caller, Clock clock) {
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listCalendars", summary = "List the calendars as they are now")
    @APIResponse(responseCode = "200", description = "A page of calendars, oldest first.")
    public RestResponse<Page<CalendarBody>> list(
            @RestQuery Optional<String> cursor, @RestQuery Optional<String> limit, @Context UriInfo request) {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return SettingPages.ofSettings(
                        page, settings.list(workspace(), SettingKind.CALENDAR), CalendarBody::fromVersion)
                .toResponse(request);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getCalendar", summary = "Get a calendar as it is now")
    @APIResponse(
            responseCode = "200",
            description = "The version in force; of a calendar that is yet to come its first.")
    public CalendarBody get(@PathParam("id") String id) {
        return CalendarBody.fromVersion(settings.get(workspace(), SettingKind.CALENDAR, number(id)));
    }

    @GET
    @Path("{id}/versions")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listCalendarVersions", summary = "List everything that a calendar was ever said to be")
    @APIResponse(responseCode = "200", description = "A page of versions, in the order in which they were recorded.")
    public RestResponse<Page<CalendarBody>> versions(
            @PathParam("id") String id,
            @RestQuery Optional<String> cursor,
            @RestQuery Optional<String> limit,
            @Context UriInfo request) {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return SettingPages.ofVersions(
                        page,
                        settings.versions(workspace(), SettingKind.CALENDAR, number(id)),
                        CalendarBody::fromVersion)
                .toResponse(request);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createCalendar",
            summary = "Make a calendar",
            description = "It has always held, unless effective_from says from when on.")
    @APIResponse(
            responseCode = "201",
            description = "The new calendar.",
            content = @Content(schema = @Schema(implementation = CalendarBody.class)))
    public RestResponse<CalendarBody> create(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = CalendarChange.NewCalendarBody.class),
                                            example = NEW))
                    @Nullable JsonNode body) {
        CalendarChange wanted = CalendarChange.fromNew(body);
        CalendarBody made = CalendarBody.fromVersion(
                settings.create(workspace(), SettingKind.CALENDAR, wanted.toCalendar(), wanted.effective(), actor()));
        return RestResponse.ResponseBuilder.<CalendarBody>created(URI.create("/v1/calendars/" + made.id()))
                .entity(made)
                .build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeCalendar",
            summary = "Change a calendar from now on, or from effective_from on",
            description = "What is left out stays. Interactions keep what held when they were opened; a change that is"
                    + " dated back is applied to those opened since then.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar as it is now.",
            content = @Content(schema = @Schema(implementation = CalendarBody.class)))
    public CalendarBody change(
            @PathParam("id") String id,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = CalendarChange.CalendarChangeBody.class),
                                            example = "{\"name\": \"Service desk\"}"))
                    @Nullable JsonNode body) {
        CalendarChange wanted = CalendarChange.fromChange(body);
        return CalendarBody.fromVersion(settings.change(
                workspace(), SettingKind.CALENDAR, number(id), wanted::apply, wanted.effective(), actor()));
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
            content = @Content(schema = @Schema(implementation = HolidayImportBody.class)))
    public HolidayImportBody importHolidays(
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
        CalendarBody calendar = CalendarBody.fromVersion(settings.change(
                workspace(), SettingKind.CALENDAR, number(id), holidays::apply, request.effective(), actor()));
        return new HolidayImportBody(
                holidays.added(),
                holidays.unchanged(),
                file.refused().stream()
                        .map(HolidayImportBody.RefusedEvent::from)
                        .toList(),
                calendar);
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "removeCalendar",
            summary = "Remove a calendar from now on, or from effective_from on",
            description = "Its versions stay. A calendar that a policy or the workspace goes by cannot be removed.")
    @APIResponse(responseCode = "204", description = "The calendar ends.")
    @APIResponse(responseCode = "422", ref = "Validation")
    public void remove(
            @PathParam("id") String id,
            @Parameter(description = SettingFields.EFFECTIVE_FROM_PARAMETER) @RestQuery("effective_from")
                    Optional<String> effectiveFrom) {
        settings.remove(
                workspace(), SettingKind.CALENDAR, number(id), SettingFields.effectiveFrom(effectiveFrom), actor());
    }

    private static long number(String id) {
        return SettingFields.id(SettingKind.CALENDAR.noun(), id);
    }

    private WorkspaceId workspace() {
        return caller.get().workspaceId();
    }

    private String actor() {
        return caller.get().keyName();
    }
}
