package dev.rapport.ingest.hook.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.rapport.ingest.hook.DeliveryOutcome;
import dev.rapport.ingest.hook.RejectedPayload;
import dev.rapport.ingest.hook.Replays;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A delivery that was put aside, on the wire. */
@Schema(
        name = "RejectedPayload",
        requiredProperties = {
            "id",
            "hook",
            "received_at",
            "kind",
            "reason",
            "headers",
            "size",
            "attempts",
            "tried_at",
            "next_try_at"
        })
@JsonPropertyOrder({
    "id",
    "hook",
    "received_at",
    "kind",
    "reason",
    "headers",
    "size",
    "attempts",
    "tried_at",
    "next_try_at",
    "body"
})
record RejectedBody(
        @Schema(examples = "12") String id,

        @Schema(description = "The hook that it came to.", examples = "3")
        String hook,

        @Schema(examples = "2026-01-31T08:00:00Z") Instant receivedAt,

        @Schema(
                description =
                        "`unknown`: no known shape of that vendor. `invalid`: events that it tells of break rules. `conflict`:"
                                + " events that it tells of have the ids of others. `unfetched`: what can be fetched was not.",
                enumeration = {"unknown", "invalid", "conflict", "unfetched"},
                examples = "unknown")
        String kind,

        @Schema(examples = "status \"9\" is not known; map it in values.status to open, paused or resolved")
        String reason,

        @Schema(
                type = SchemaType.OBJECT,
                description = "Those that tell what the body is.",
                examples = "{\"content-type\": \"application/json\"}")
        @JsonRawValue
        String headers,

        @Schema(description = "Of the body, in bytes.", examples = "1733")
        int size,

        @Schema(description = "How often it was tried again in vain.", examples = "0")
        int attempts,

        @Schema(description = "When it was last tried again.", nullable = true, examples = "2026-01-31T08:00:00Z")
        Optional<Instant> triedAt,

        @Schema(
                description = "When it is tried again by itself; null when only you can do something about it.",
                nullable = true,
                examples = "2026-01-31T08:01:00Z")
        Optional<Instant> nextTryAt,

        @Schema(
                description = "As it came; only of a single one.",
                type = SchemaType.STRING,
                examples = "{\"event\": \"onTicketUpdate\"}")
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<String> body) {

    static RejectedBody fromPayload(RejectedPayload payload) {
        return from(payload, Optional.empty());
    }

    static RejectedBody fromPayload(RejectedPayload payload, byte[] body) {
        return from(payload, Optional.of(new String(body, StandardCharsets.UTF_8)));
    }

    private static RejectedBody from(RejectedPayload payload, Optional<String> body) {
        return new RejectedBody(
                Long.toString(payload.id()),
                Long.toString(payload.hookId()),
                payload.receivedAt(),
                payload.kind().id(),
                payload.reason(),
                payload.headers(),
                payload.size(),
                payload.attempts(),
                payload.triedAt(),
                payload.nextTryAt(),
                body);
    }

    /** How the replay of one went. */
    @Schema(
            name = "Replay",
            requiredProperties = {"status", "accepted", "duplicates", "conflicts", "rejected"})
    @JsonPropertyOrder({"status", "accepted", "duplicates", "conflicts", "rejected", "reason"})
    record ReplayBody(
            @Schema(
                    description = "accepted, duplicate and ignored are done with and gone; conflict and kept remain.",
                    enumeration = {"accepted", "duplicate", "ignored", "conflict", "kept"},
                    examples = "accepted")
            String status,

            @Schema(examples = "1") long accepted,
            @Schema(examples = "0") long duplicates,
            @Schema(examples = "0") long conflicts,
            @Schema(examples = "0") long rejected,

            @Schema(
                    description = "Why it told nothing, or not all.",
                    type = SchemaType.STRING,
                    examples = "the body is no JSON")
            @JsonInclude(JsonInclude.Include.NON_ABSENT)
            Optional<String> reason) {

        static ReplayBody fromOutcome(DeliveryOutcome outcome) {
            return new ReplayBody(
                    outcome.status().id(),
                    outcome.accepted(),
                    outcome.duplicates(),
                    outcome.conflicts(),
                    outcome.rejected(),
                    outcome.reason());
        }
    }

    /** How the replay of many went. */
    @Schema(
            name = "Replays",
            requiredProperties = {"settled", "kept"})
    @JsonPropertyOrder({"settled", "kept"})
    record ReplaysBody(
            @Schema(description = "Done with and gone.", examples = "40")
            int settled,

            @Schema(description = "Still put aside.", examples = "2")
            int kept) {

        static ReplaysBody fromCount(Replays.Count count) {
            return new ReplaysBody(count.settled(), count.kept());
        }
    }
}
