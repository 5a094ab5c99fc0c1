package dev.rapport.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.ingest.hook.Deliveries;
import dev.rapport.ingest.hook.DeliveryOutcome;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to a vendor's webhook, for whoever looks into the vendor's log. */
@Schema(
        name = "DeliveryReceipt",
        description = "What became of a delivery.",
        requiredProperties = {"status", "accepted", "duplicates", "conflicts", "rejected"})
@JsonPropertyOrder({"status", "accepted", "duplicates", "conflicts", "rejected", "reason", "kept_id", "version"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryReceipt(
        @Schema(
                description =
                        "`accepted`: it told something new. `duplicate`: all that it tells was known. `ignored`: it means"
                                + " nothing for service metrics. `conflict`: an event of it has the identity of another one,"
                                + " which stays. `kept`: its shape is not known, or its events break rules. The last two are"
                                + " put aside.",
                enumeration = {"accepted", "duplicate", "ignored", "conflict", "kept"},
                examples = "accepted")
        String status,

        @Schema(description = "Events that are new, durable and counted.", examples = "1")
        long accepted,

        @Schema(description = "Events that were there already.", examples = "0")
        long duplicates,

        @Schema(description = "Events whose identity has other content.", examples = "0")
        long conflicts,

        @Schema(description = "Events that break rules.", examples = "0")
        long rejected,

        @Schema(
                description =
                        "Why nothing was told, or not all of it, or what of it stays as an earlier mapping told it.",
                examples = "Zendesk's ticket.subject_changed has no effect on service metrics")
        @Nullable String reason,

        @Schema(description = "Its number at `/v1/rejected-payloads`, when it was put aside.", examples = "12")
        @Nullable String keptId,

        @Schema(description = "The workspace's version that includes what was taken.", examples = "42") @Nullable Long version) {

    static DeliveryReceipt from(Deliveries.Receipt receipt) {
        DeliveryOutcome outcome = receipt.outcome();
        return new DeliveryReceipt(
                outcome.status().id(),
                outcome.accepted(),
                outcome.duplicates(),
                outcome.conflicts(),
                outcome.rejected(),
                outcome.reason().orElse(null),
                receipt.keptId().isPresent() ? Long.toString(receipt.keptId().getAsLong()) : null,
                number(outcome.version()));
    }

    private static @Nullable Long number(OptionalLong version) {
        return version.isPresent() ? version.getAsLong() : null;
    }
}
