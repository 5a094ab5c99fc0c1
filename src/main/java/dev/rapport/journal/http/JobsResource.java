package dev.rapport.journal.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.journal.Jobs;
import dev.rapport.journal.StreamJobs;
import dev.rapport.platform.http.Page;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.access.CurrentCaller;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What is being done to a workspace's facts. */
@Path("/v1/jobs")
@RolesAllowed(Scope.Role.ADMIN)
@Tag(name = "Operate")
@Blocking
class JobsResource {
    private final Jobs jobs;
    private final StreamJobs streams;
    private final CurrentCaller caller;

    JobsResource(Jobs jobs, StreamJobs streams, CurrentCaller caller) {
        this.jobs = jobs;
        this.streams = streams;
        this.caller = caller;
    }

    /** A job on the wire. */
    @Schema(
            name = "Job",
            requiredProperties = {"id", "kind", "state", "detail", "done", "created_at", "finished_at"})
    @JsonPropertyOrder({"id", "kind", "state", "detail", "done", "created_at", "finished_at"})
    record JobBody(
            @Schema(examples = "7") String id,

            @Schema(description = "refold: facts are folded again by the settings that hold for them now.")
            String kind,

            @Schema(enumeration = {"waiting", "running", "done"})
            String state,

            @Schema(description = "Why.", examples = "policy 3 changed")
            String detail,

            @Schema(description = "How many interactions, orders and other subjects are done.", examples = "12500")
            long done,

            @Schema(examples = "2026-01-31T08:00:00Z") Instant createdAt,

            @Schema(nullable = true, examples = "2026-01-31T08:00:04Z")
            Optional<Instant> finishedAt) {
        static JobBody fromJob(Jobs.Job job) {
            return new JobBody(
                    Long.toString(job.id()),
                    job.kind(),
                    job.state(),
                    job.detail(),
                    job.done(),
                    job.createdAt(),
                    job.finishedAt());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listJobs",
            summary = "List the jobs",
            description =
                    "A change of settings that reaches into the past is a job: facts are folded again, step by step.")
    @APIResponse(responseCode = "200", description = "A page of jobs, oldest first.")
    public RestResponse<Page<JobBody>> list(
            @RestQuery Optional<String> cursor, @RestQuery Optional<String> limit, @Context UriInfo request) {
        PageRequest page = PageRequest.fromParameters(cursor, limit);
        return Page.of(page, jobs.page(caller.get().workspaceId(), page), Jobs.Job::id, JobBody::fromJob)
                .toResponse(request);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Scope.Role.ADMIN, Scope.Role.INGEST})
    @Operation(
            operationId = "getJob",
            summary = "Get a job",
            description =
                    "A job of the service by its number (scope admin), or a stream of events by the Idempotency-Key that it was"
                            + " sent with (scope ingest does).")
    @APIResponse(
            responseCode = "200",
            description = "The job and its progress.",
            content = @Content(schema = @Schema(oneOf = {JobBody.class, StreamJobBody.class})))
    public Object get(
            @Parameter(description = "The number of a job, or the Idempotency-Key of a stream.") @PathParam("id")
                    String id) {
        return id.matches("\\d{1,18}") ? refold(id) : stream(id);
    }

    private JobBody refold(String id) {
        if (!caller.get().has(Scope.ADMIN)) {
            throw Problem.forbidden("The key lacks the scope admin, which jobs of the service need; streams have keys.")
                    .toException();
        }
        return jobs.find(caller.get().workspaceId(), Long.parseLong(id))
                .map(JobBody::fromJob)
                .orElseThrow(() -> missing(id));
    }

    private StreamJobBody stream(String key) {
        return streams.find(caller.get().workspaceId(), key)
                .map(StreamJobBody::fromJob)
                .orElseThrow(() -> missing(key));
    }

    private static ProblemException missing(String id) {
        return Problem.notFound("Job %s does not exist.".formatted(id)).toException();
    }
}
