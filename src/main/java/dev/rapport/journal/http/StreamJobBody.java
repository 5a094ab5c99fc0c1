package dev.rapport.journal.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.journal.StreamJob;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The progress of a stream on the wire. */
@Schema(
        name = "StreamJob",
        description = "How far a stream of events got that was sent with an Idempotency-Key.",
        requiredProperties = {
            "id",
            "kind",
            "state",
            "lines_read",
            "committed_lines",
            "accepted",
            "duplicates",
            "conflicts",
            "rejected",
            "version",
            "problem",
            "created_at",
            "updated_at",
            "finished_at"
        })
@JsonPropertyOrder({
    "id",
    "kind",
    "state",
    "lines_read",
    "committed_lines",
    "accepted",
    "duplicates",
    "conflicts",
    "rejected",
    "version",
    "problem",
    "created_at",
    "updated_at",
    "finished_at"
})
record StreamJobBody(
        @Schema(description = "The Idempotency-Key.", examples = "nightly-export-2026-03-31")
        String id,

        @Schema(enumeration = "stream", examples = "stream") String kind,

        @Schema(
                description =
                        "`failed`: see problem. `abandoned`: no news for minutes, so that its process is gone. What was"
                                + " committed is there in any case; sending all of it again is safe.",
                enumeration = {"running", "done", "failed", "abandoned"},
                examples = "running")
        String state,

        @Schema(
                description = "Lines read, from 1; where a connection broke, this is behind which line.",
                examples = "31245")
        long linesRead,

        @Schema(description = "All up to this line is durable and counted. Never more than that.", examples = "30000")
        long committedLines,

        @Schema(examples = "29990") long accepted,
        @Schema(examples = "7") long duplicates,
        @Schema(examples = "1") long conflicts,
        @Schema(examples = "2") long rejected,

        @Schema(
                type = SchemaType.INTEGER,
                format = "int64",
                nullable = true,
                description = "The workspace's version that includes the committed lines.",
                examples = "42")
        @Nullable Long version,

        @Schema(nullable = true, description = "Why it failed.") @Nullable StreamProblem problem,

        @Schema(description = "When the latest request with this key began.", examples = "2026-03-31T02:00:00Z")
        Instant createdAt,

        @Schema(examples = "2026-03-31T02:00:04Z") Instant updatedAt,

        @Schema(nullable = true, examples = "2026-03-31T02:00:09Z")
        Optional<Instant> finishedAt) {

    /** Why a stream failed. */
    @Schema(
            name = "StreamProblem",
            requiredProperties = {"type", "detail"})
    record StreamProblem(
            @Schema(examples = "/problems/malformed") String type,

            @Schema(examples = "the body was cut off after line 31,245")
            String detail) {}

    static StreamJobBody fromJob(StreamJob job) {
        StreamJob.Progress progress = job.progress();
        return new StreamJobBody(
                job.key(),
                "stream",
                job.state().name().toLowerCase(Locale.ROOT),
                progress.linesRead(),
                progress.committedLines(),
                progress.accepted(),
                progress.duplicates(),
                progress.conflicts(),
                progress.rejected(),
                progress.version().isPresent() ? progress.version().getAsLong() : null,
                job.problem()
                        .map(failure -> new StreamProblem("/problems/" + failure.type(), failure.detail()))
                        .orElse(null),
                job.createdAt(),
                job.updatedAt(),
                job.finishedAt());
    }
}
