package dev.rapport.workspace.setting.http;

import dev.rapport.terms.Target;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.access.CurrentCaller;
import dev.rapport.workspace.setting.KnownMetrics;
import dev.rapport.workspace.setting.Settings;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The targets of the caller's workspace. */
@Path("/v1/targets")
@RolesAllowed(Scope.Role.ADMIN)
@Tag(name = "Settings")
@Blocking
class TargetsResource extends SettingResource<Target> {

    TargetsResource(Settings settings, KnownMetrics metrics, CurrentCaller caller) {
        super(TargetForm.forMetrics(metrics::ids), settings, caller);
    }
}
