package dev.rapport.workspace.setting.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.Page;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.platform.http.form.FormValues;
import dev.rapport.terms.SettingVersion;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.access.CurrentCaller;
import dev.rapport.workspace.setting.EffectiveFrom;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with the settings of a kind. What the OpenAPI document says of it follows from the form, see
 * {@link SettingDocumentation}.
 */
@RolesAllowed(Scope.Role.ADMIN)
@Blocking
abstract class SettingResource<T> {
    private final SettingForm<T> form;
    private final Settings settings;
    private final CurrentCaller caller;

    SettingResource(SettingForm<T> form, Settings settings, CurrentCaller caller) {
        this.form = form;
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation
    @APIResponse(responseCode = "200", content = @Content)
    public RestResponse<Page<Map<String, @Nullable Object>>> list(
            @RestQuery Optional<String> cursor, @RestQuery Optional<String> limit, @Context UriInfo request) {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return page(page, settings.list(workspace(), form.kind()), SettingVersion::setting)
                .toResponse(request);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation
    @APIResponse(responseCode = "200", content = @Content)
    public Map<String, @Nullable Object> get(@PathParam("id") String id) {
        return form.answer().write(settings.get(workspace(), form.kind(), number(id)));
    }

    @GET
    @Path("{id}/versions")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation
    @APIResponse(responseCode = "200", content = @Content)
    public RestResponse<Page<Map<String, @Nullable Object>>> versions(
            @PathParam("id") String id,
            @RestQuery Optional<String> cursor,
            @RestQuery Optional<String> limit,
            @Context UriInfo request) {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return page(page, settings.versions(workspace(), form.kind(), number(id)), SettingVersion::id)
                .toResponse(request);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation
    @APIResponse(responseCode = "201", content = @Content)
    public RestResponse<Map<String, @Nullable Object>> create(
            @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT))) @Nullable JsonNode body) {
        FormValues<T> wanted = form.fields().readNew(body);
        SettingVersion<T> made =
                settings.create(workspace(), form.kind(), form.maker().apply(wanted), form.effective(wanted), actor());
        return RestResponse.ResponseBuilder.<Map<String, @Nullable Object>>created(
                        URI.create(form.words().path() + "/" + made.setting()))
                .entity(form.answer().write(made))
                .build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation
    @APIResponse(responseCode = "200", content = @Content)
    public Map<String, @Nullable Object> change(
            @PathParam("id") String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT))) @Nullable JsonNode body) {
        FormValues<T> wanted = form.fields().readChange(body);
        return changeTo(id, current -> form.maker().apply(wanted.over(current)), form.effective(wanted));
    }

    Map<String, @Nullable Object> changeTo(String id, UnaryOperator<T> change, EffectiveFrom effective) {
        return form.answer().write(settings.change(workspace(), form.kind(), number(id), change, effective, actor()));
    }

    @DELETE
    @Path("{id}")
    @Operation
    @APIResponse(responseCode = "204")
    @APIResponse(responseCode = "422", ref = "Validation")
    public void remove(
            @PathParam("id") String id,
            @Parameter(description = SettingFields.EFFECTIVE_FROM_PARAMETER) @RestQuery("effective_from")
                    Optional<String> effectiveFrom) {
        settings.remove(workspace(), form.kind(), number(id), SettingFields.effectiveFrom(effectiveFrom), actor());
    }

    /** A part of a list that is short enough to be read whole. */
    private Page<Map<String, @Nullable Object>> page(
            PageRequest page, List<SettingVersion<T>> all, ToLongFunction<SettingVersion<T>> key) {
        List<SettingVersion<T>> rows = all.stream()
                .filter(version -> key.applyAsLong(version) > page.after())
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(page, rows, key, form.answer()::write);
    }

    private long number(String id) {
        return SettingFields.id(form.kind().noun(), id);
    }

    private WorkspaceId workspace() {
        return caller.get().workspaceId();
    }

    private String actor() {
        return caller.get().keyName();
    }
}
