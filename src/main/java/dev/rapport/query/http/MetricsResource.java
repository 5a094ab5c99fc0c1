package dev.rapport.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.metric.Need;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import dev.rapport.query.AnswerForm;
import dev.rapport.query.AnswerTag;
import dev.rapport.query.AnswerWriter;
import dev.rapport.query.MetricAnswers;
import dev.rapport.query.MetricBatch;
import dev.rapport.query.MetricDocuments;
import dev.rapport.query.MetricRequest;
import dev.rapport.query.MetricRequestReader;
import dev.rapport.query.SpecialTables;
import dev.rapport.query.WorkspaceDefaults;
import dev.rapport.query.budget.Reading;
import dev.rapport.query.list.ListType;
import dev.rapport.query.list.MetricRows;
import dev.rapport.query.list.ReadyLists;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.Workspace;
import dev.rapport.workspace.access.CurrentCaller;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The metrics: what there is, what each means, and what each says. */
@Path("/v1/metrics")
@RolesAllowed(Scope.Role.READ)
@Tag(name = "Explore")
@Blocking
class MetricsResource {
    private static final String METRIC_EXAMPLE = "csat";
    private static final long SMALL_SHARE = 8;

    private final MetricAnswers answers;
    private final MetricRows rows;
    private final SpecialTables tables;
    private final CurrentCaller caller;
    private final Clock clock;
    private final Reading reading;

    MetricsResource(
            MetricAnswers answers,
            MetricRows rows,
            SpecialTables tables,
            CurrentCaller caller,
            Clock clock,
            Reading reading) {
        this.reading = reading;
        this.answers = answers;
        this.rows = rows;
        this.tables = tables;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Tag(name = "Start")
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
            headers =
                    @Header(
                            name = HttpHeaders.ETAG,
                            description = "Names this answer, for If-None-Match.",
                            required = true,
                            schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "304",
            description = "What If-None-Match names still holds.",
            headers =
                    @Header(
                            name = HttpHeaders.ETAG,
                            description = "The one that still holds.",
                            required = true,
                            schema = @Schema(implementation = String.class)))
    public Response query(
            @Parameter(description = "The metric's id.", example = METRIC_EXAMPLE) @PathParam("metric") String metric,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        Metric asked = find(metric);
        Workspace workspace = caller.get().workspace();
        Instant now = now();
        Snapshot snapshot = answers.live(workspace.id());
        MetricRequest request = MetricRequestReader.read(
                asked, address.getQueryParameters(), WorkspaceDefaults.of(workspace, snapshot), now);
        AnswerForm form = AnswerForm.negotiate(
                Optional.ofNullable(address.getQueryParameters().getFirst("format")),
                headers.getAcceptableMediaTypes());
        AnswerTag tag =
                AnswerTag.of(request, snapshot, form, workspace.id() + " " + answers.notices(workspace.id(), snapshot));
        Optional<String> kept = Optional.ofNullable(ifNoneMatch).flatMap(tags -> tag.stillGood(tags, now));
        return kept.map(good -> headed(Response.notModified(), good))
                .orElseGet(() -> answer(request, workspace, snapshot, form, tag))
                .build();
    }

    private Response.ResponseBuilder answer(
            MetricRequest request, Workspace workspace, Snapshot live, AnswerForm form, AnswerTag tag) {
        Reading.Part part = reading.part();
        MetricAnswers.Answered answered = answers.answer(request, workspace.id(), live, part);
        AnswerWriter writer = new AnswerWriter(answered, part);
        StreamingOutput body = out -> writer.write(form, out);
        return headed(Response.ok(body).type(form.contentType()), tag.format(answered.answer()));
    }

    @GET
    @Path("/{metric}/rows")
    @Produces({MediaType.APPLICATION_JSON, ListResponse.CSV, ListResponse.NDJSON})
    @Operation(
            operationId = "listMetricRows",
            summary = "List the facts behind a number",
            description =
                    "The same question as to the metric itself: without outcome exactly those facts that its denominator counts (of counts, its numerator), bucket by bucket and group by group. JSON comes page by page, CSV and NDJSON whole.")
    @APIResponse(responseCode = "200", description = "A page of facts, each with its outcome.")
    public Response rows(
            @Parameter(description = "The metric's id.", example = METRIC_EXAMPLE) @PathParam("metric") String metric,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        Metric asked = find(metric);
        Workspace workspace = caller.get().workspace();
        Snapshot snapshot = answers.live(workspace.id());
        MetricRequest request = MetricRequestReader.read(
                asked,
                address.getQueryParameters(),
                WorkspaceDefaults.of(workspace, snapshot),
                now(),
                MetricRows.PARAMETERS);
        return ListResponse.of(
                rows.answer(
                        request, address.getQueryParameters(), headers.getAcceptableMediaTypes(), workspace, snapshot),
                address);
    }

    @GET
    @Path("/fcr/agreement")
    @Produces({MediaType.APPLICATION_JSON, ListResponse.CSV, ListResponse.NDJSON})
    @Tag(name = "Resolution")
    @Operation(
            operationId = "getResolutionAgreement",
            summary = "See where the three measures of first contact resolution differ",
            description =
                    "Of the interactions that two of fcr, fcr_agent and fcr_survey have decided: how often both say yes, one of them, or neither. window_days, transfers and net are those of fcr.")
    @APIResponse(responseCode = "200", description = "A row for each pair.")
    public Response agreement(@Context UriInfo address, @Context HttpHeaders headers) {
        return table(
                SpecialTables.AGREEMENT,
                tables.agreement(address.getQueryParameters(), caller.get().workspace(), now()),
                address,
                headers);
    }

    @GET
    @Path("/cohort_repeat_rate/retention")
    @Produces({MediaType.APPLICATION_JSON, ListResponse.CSV, ListResponse.NDJSON})
    @Tag(name = "Loyalty")
    @Operation(
            operationId = "getRetention",
            summary = "Read the retention table",
            description =
                    "Of the customers who first bought in a month of the range: how many bought again in each month after it.")
    @APIResponse(responseCode = "200", description = "A row for each month of each cohort.")
    public Response retention(@Context UriInfo address, @Context HttpHeaders headers) {
        return table(
                SpecialTables.RETENTION,
                tables.retention(address.getQueryParameters(), caller.get().workspace(), now()),
                address,
                headers);
    }

    private static Response table(ListType type, SpecialTables.Table table, UriInfo address, HttpHeaders headers) {
        return ListResponse.of(
                ReadyLists.of(
                        type.row().names(),
                        table.head(),
                        table.rows(),
                        Optional.ofNullable(address.getQueryParameters().getFirst("format")),
                        headers.getAcceptableMediaTypes()),
                address);
    }

    @POST
    @Path("/query")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "queryMetrics",
            summary = "Ask several metrics in one call",
            description =
                    "The names are those of the parameters of a single metric; what stands beside a metric goes before what stands above all. All answers are of one version of the data.")
    @APIResponse(responseCode = "200", description = "An answer for each metric, in the order asked for.")
    public Response queryAll(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(ref = MetricBatch.TYPE_NAME),
                                            example = MetricBatch.EXAMPLE))
                    @Nullable JsonNode body) {
        Workspace workspace = caller.get().workspace();
        Snapshot snapshot = answers.live(workspace.id());
        List<MetricRequest> requests = MetricBatch.read(body, WorkspaceDefaults.of(workspace, snapshot), now());
        reserve(requests, workspace, snapshot);
        StreamingOutput all = out -> {
            try (AnswerWriter.Several several = new AnswerWriter.Several(out)) {
                for (MetricRequest request : requests) {
                    try (Reading.Part part = reading.part()) {
                        MetricAnswers.Answered answered = answers.answer(request, workspace.id(), snapshot, part);
                        several.write(new AnswerWriter(answered, part));
                    }
                }
                several.end();
            } catch (RuntimeException | Error failure) {
                reading.breakOff();
                throw failure;
            }
        };
        return Response.ok(all)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    /** Takes what the answers will take, one after the other: once the first byte is written, none can be refused. */
    private void reserve(List<MetricRequest> requests, Workspace workspace, Snapshot snapshot) {
        long rows = 0;
        long bytes = 0;
        Need left = reading.left();
        for (MetricRequest request : requests) {
            try (Reading.Part part = reading.sizing()) {
                Need affordable = new Need((left.rows() - rows) / requests.size(), left.bytes() / SMALL_SHARE);
                Need need = answers.need(request, workspace.id(), snapshot, part, affordable);
                rows += need.rows();
                bytes = Math.max(bytes, need.bytes());
                reading.reserve(rows, bytes);
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
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
