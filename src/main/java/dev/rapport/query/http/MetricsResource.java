package dev.rapport.query.http;

import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import dev.rapport.query.AnswerForm;
import dev.rapport.query.AnswerTag;
import dev.rapport.query.AnswerWriter;
import dev.rapport.query.MetricAnswers;
import dev.rapport.query.MetricDocuments;
import dev.rapport.query.MetricRequest;
import dev.rapport.query.MetricRequestReader;
import dev.rapport.query.WorkspaceDefaults;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.Workspace;
import dev.rapport.workspace.access.CurrentCaller;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The metrics: what there is, what each means, and what each says. */
@Path("/v1/metrics")
@RolesAllowed(Scope.Role.READ)
@Tag(name = "Metrics")
@Blocking
class MetricsResource {
    private static final String METRIC_EXAMPLE = "csat";

    private final MetricAnswers answers;
    private final CurrentCaller caller;
    private final Clock clock;

    MetricsResource(MetricAnswers answers, CurrentCaller caller, Clock clock) {
        this.answers = answers;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listMetrics", summary = "List the metrics with their dimensions and options")
    @APIResponse(responseCode = "200", description = "All metrics.")
    public MetricDocuments.Catalogue list() {
        return MetricDocuments.catalogue();
    }

    @GET
    @Path("/{metric}/definition")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getMetricDefinition", summary = "Read what a metric means")
    @APIResponse(responseCode = "200", description = "Formula, edge cases and a worked example.")
    public MetricDocuments.Definition definition(
            @Parameter(description = "The metric's id.", example = METRIC_EXAMPLE) @PathParam("metric") String metric) {
        return MetricDocuments.definition(find(metric));
    }

    @GET
    @Path("/{metric}")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", "application/x-ndjson"})
    @Operation(
            operationId = "queryMetric",
            summary = "Ask a metric",
            description =
                    "Counts the facts whose cohort time lies in [from, to), by bucket and group. The answer includes everything that was acknowledged before the question arrived.")
    @APIResponse(
            responseCode = "200",
            description = "The total and a row for each bucket of each group.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AnswerSchemas.MetricAnswer.class)),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)),
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(implementation = AnswerSchemas.MetricRow.class))
            })
    @APIResponse(responseCode = "304", description = "What If-None-Match names still holds.")
    public Response query(
            @Parameter(description = "The metric's id.", example = METRIC_EXAMPLE) @PathParam("metric") String metric,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        Metric asked = find(metric);
        Workspace workspace = caller.get().workspace();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MetricRequest request = MetricRequestReader.read(
                asked,
                address.getQueryParameters(),
                new WorkspaceDefaults(workspace.zone(), workspace.weekStart()),
                now);
        AnswerForm form = AnswerForm.negotiate(
                Optional.ofNullable(address.getQueryParameters().getFirst("format")),
                headers.getAcceptableMediaTypes());
        Snapshot snapshot = answers.live(workspace.id());
        AnswerTag tag = AnswerTag.of(request, snapshot, form, workspace.id().toString());
        Optional<String> kept = Optional.ofNullable(ifNoneMatch).flatMap(tags -> tag.stillGood(tags, now));
        return kept.map(good -> headed(Response.notModified(), good))
                .orElseGet(() -> answer(request, workspace, snapshot, form, tag))
                .build();
    }

    private Response.ResponseBuilder answer(
            MetricRequest request, Workspace workspace, Snapshot live, AnswerForm form, AnswerTag tag) {
        MetricAnswers.Answered answered = answers.answer(request, workspace.id(), live);
        StreamingOutput body = out -> new AnswerWriter(answered).write(form, out);
        return headed(Response.ok(body).type(form.contentType()), tag.format(answered.answer()));
    }

    private static Response.ResponseBuilder headed(Response.ResponseBuilder response, String tag) {
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Accept, Authorization, X-API-Key");
    }

    private static Metric find(String id) {
        return MetricCatalogue.find(id).orElseThrow(() -> Problem.notFound(NearestName.unknown(
                        "metric",
                        id,
                        MetricCatalogue.all().stream()
                                .map(metric -> metric.description().id())
                                .toList()))
                .toException());
    }
}
