package dev.rapport.workspace.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.JsonFields;
import dev.rapport.workspace.Workspaces;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Reads what a body wants a new workspace to be. */
final class WorkspaceChange {

    private static final int LONGEST_NAME = 100;

    private WorkspaceChange() {}

    /** The body, for the OpenAPI document. */
    @Schema(
            name = "NewWorkspace",
            requiredProperties = {"name"},
            additionalProperties = Schema.False.class)
    record NewWorkspaceBody(
            @Schema(minLength = 1, maxLength = LONGEST_NAME, examples = "acme")
            String name,

            @Schema(description = "A name of the time zone database; UTC if left out.", examples = "Europe/Berlin")
            String zone,

            @Schema(
                    description = "monday if left out.",
                    enumeration = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
            String weekStart) {}

    static Workspaces.Change fromNew(@Nullable JsonNode body) {
        JsonFields fields = fields(body);
        fields.require("name");
        return read(fields);
    }

    private static JsonFields fields(@Nullable JsonNode body) {
        return JsonFields.of(body, "name", "zone", "week_start");
    }

    /** Ends the reading of the fields. */
    static Workspaces.Change read(JsonFields fields) {
        fields.refuseNull("zone");
        fields.refuseNull("week_start");
        Optional<String> name = fields.line("name", LONGEST_NAME);
        Optional<ZoneId> zone = fields.zone("zone");
        Optional<DayOfWeek> weekStart = fields.dayOfWeek("week_start");
        fields.check();
        return new Workspaces.Change(name, zone, weekStart);
    }
}
